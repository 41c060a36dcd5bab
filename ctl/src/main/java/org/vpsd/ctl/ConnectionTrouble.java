package org.vpsd.ctl;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.Request;

/** Says what is wrong between vpsctl and vpsd, and what helps. */
final class ConnectionTrouble {

    /** The shortest that sun_path is on the systems we know (FreeBSD; Linux has 108). */
    private static final int LONGEST_PATH = 104;

    private static final String START_IT =
            "start it with 'vpsd', 'service vpsd start' (FreeBSD) or 'systemctl start vpsd'"
                    + " (Linux), or name its socket with -s or VPSD_SOCKET";

    private ConnectionTrouble() {}

    /** None of the sockets is there. */
    static CtlException noSocket(List<Path> sockets) {
        StringBuilder places = new StringBuilder();
        for (Path socket : sockets) {
            places.append(places.isEmpty() ? "" : " or ").append(socket);
        }
        return new CtlException("vpsd is not running: there is no socket " + places, START_IT);
    }

    /**
     * A socket is there, or may be, but there is no way in. What is wrong is read from the file,
     * since the errors of the JDK differ by their texts only.
     */
    static CtlException refused(Path socket, IOException cause) {
        if (socket.toString().length() >= LONGEST_PATH) {
            return new CtlException(
                    "the path of the socket is too long for a socket: " + socket,
                    "at most " + (LONGEST_PATH - 1) + " bytes work everywhere");
        }
        if (isForbidden(socket)) {
            return new CtlException(
                    "no permission to talk to vpsd over " + socket + belongsTo(socket),
                    "try it as root, or as the account that runs vpsd");
        }
        if (!isSocket(socket)) {
            return new CtlException(
                    socket + " is not a socket", "name the socket of vpsd with -s or VPSD_SOCKET");
        }
        if (cause instanceof ConnectException) {
            return new CtlException(
                    "vpsd is not running: nobody listens on its socket " + socket, START_IT);
        }
        return new CtlException(
                "cannot reach vpsd over " + socket + ": " + cause.getMessage(), null);
    }

    private static boolean isForbidden(Path socket) {
        try {
            socket.getFileSystem().provider().checkAccess(socket, AccessMode.WRITE);
            return false;
        } catch (AccessDeniedException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String belongsTo(Path socket) {
        @Nullable String owner = owner(socket);
        return owner == null ? "" : ", which belongs to " + owner;
    }

    private static @Nullable String owner(Path socket) {
        try {
            return Files.getOwner(socket).getName();
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isSocket(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** The daemon has been silent for too long. */
    static CtlException silent(Duration patience) {
        return new CtlException(
                "vpsd has not answered for " + patience.toSeconds() + " s",
                "it hangs, or its machine is very busy; its log may tell");
    }

    /** The connection ended before the answer did. */
    static CtlException goneDuring(Request request) {
        return new CtlException(
                "vpsd went away before '" + request.command().word() + "' was done",
                "'vpsctl status' tells what became of it, once vpsd runs again");
    }

    /** The request has too many or too long names. */
    static CtlException requestTooLong(BadMessageException e) {
        return new CtlException(
                "these are too many names for one request: " + e.getMessage(),
                "use a glob, or several calls");
    }

    /** What came is not of this protocol. */
    static CtlException notAReply(BadMessageException e) {
        return new CtlException(
                "vpsd sent what is not a reply: " + e.getMessage(),
                "does the socket belong to a vpsd, and of the version of this vpsctl?");
    }

    /** A reply to something that was never asked. */
    static CtlException strayReply(long id) {
        return new CtlException("vpsd answered request " + id + ", which was not sent", null);
    }
}
