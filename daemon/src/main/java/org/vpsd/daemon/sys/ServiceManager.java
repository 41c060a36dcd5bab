package org.vpsd.daemon.sys;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service manager that started the daemon, told of its state: sd_notify(3) of systemd. */
public final class ServiceManager {

    /** The variable that names the manager's socket. */
    public static final String VARIABLE = "NOTIFY_SOCKET";

    private final @Nullable String socket;

    /**
     * The manager behind a socket.
     *
     * @param socket value of {@link #VARIABLE}; {@code null} or empty: nobody to tell
     */
    public ServiceManager(@Nullable String socket) {
        this.socket = socket;
    }

    /**
     * Sends assignments such as {@code READY=1}, one a line.
     *
     * @return what went wrong, for people; empty if it was sent or nobody is to be told
     */
    public Optional<String> tell(String assignments) {
        if (socket == null || socket.isEmpty()) {
            return Optional.empty();
        }
        byte[] address = socket.getBytes(StandardCharsets.UTF_8);
        if (address[0] == '@') {
            address[0] = 0;
        }
        int errno = LibC.sendUnixDatagram(address, assignments.getBytes(StandardCharsets.UTF_8));
        return errno == 0
                ? Optional.empty()
                : Optional.of(
                        "cannot tell the service manager at "
                                + socket
                                + ": "
                                + LibC.describe(errno));
    }
}
