package org.vpsd.ctl;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.ConfigChange;
import org.vpsd.protocol.DaemonInfo;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.InstanceEvent;
import org.vpsd.protocol.InstanceStatus;
import org.vpsd.protocol.LogLine;
import org.vpsd.protocol.MessageReader;
import org.vpsd.protocol.MessageWriter;
import org.vpsd.protocol.Protocol;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.SocketPaths;

/**
 * Runs the commands of vpsctl against a stand-in for vpsd, once, so that a JVM that records an AOT
 * cache ({@code -XX:AOTCacheOutput}) sees all classes that vpsctl needs, not those of one command
 * only. The build does that; nobody else needs it.
 */
public final class Rehearsal {

    private static final String[][] PERFORMANCES = {
        {"status"},
        {"status", "--json"},
        {"list"},
        {"show", "web"},
        {"start", "web"},
        {"stop", "--force", "web"},
        {"logs", "-n", "1", "web"},
        {"events"},
        {"reload"},
        {"help"},
        {"staus"}
    };

    private Rehearsal() {}

    /** Runs the commands and prints nothing. */
    public static void main(String[] args) throws IOException {
        perform(OutputStream.nullOutputStream());
    }

    /** Runs the commands, their output and their errors going to one place. */
    static void perform(OutputStream out) throws IOException {
        Path directory = Files.createTempDirectory("vpsctl");
        Path socket = directory.resolve("vpsd.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> serve(server));
            Map<String, String> variables = new HashMap<>(Environment.ofProcess().variables());
            variables.put("VPSD_SOCKET", socket.toString());
            variables.put("TERM", "xterm");
            SocketPaths paths = new SocketPaths(variables, false, directory);
            for (String[] performance : PERFORMANCES) {
                Vpsctl.run(performance, new Environment(variables, true, paths), out, out);
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(directory);
        }
    }

    private static void serve(ServerSocketChannel server) {
        try {
            while (true) {
                answer(server.accept());
            }
        } catch (IOException | BadMessageException e) {
            // The rehearsal is over; had it broken off, the cache would only hold less.
        }
    }

    private static void answer(SocketChannel client) throws IOException, BadMessageException {
        try (client) {
            MessageReader reader = new MessageReader(client, Protocol.MAX_REQUEST_BYTES);
            Request request = Request.parse(String.valueOf(reader.readLine()));
            MessageWriter writer = new MessageWriter(client, Protocol.MAX_REPLY_BYTES);
            writer.write(new Reply.Progress(request.id(), "web", "starting"));
            for (UclObject item : items(request)) {
                writer.write(new Reply.Item(request.id(), item));
            }
            writer.write(new Reply.Failure(request.id(), ErrorCode.REFUSED, "db", "has failed"));
            writer.write(new Reply.Done(request.id(), 1, 1));
        }
    }

    private static List<UclObject> items(Request request) {
        return switch (request.command()) {
            case STATUS -> List.of(new DaemonInfo(1, "0", 1).toJson(), row());
            case EVENTS ->
                    List.of(
                            new InstanceEvent(Instant.EPOCH, "web", "running", null, null)
                                    .toJson());
            case LOGS -> List.of(new LogLine("web", "a line").toJson());
            case RELOAD, CHECK -> List.of(new ConfigChange("web", ConfigChange.ADDED).toJson());
            default -> List.of(row());
        };
    }

    private static UclObject row() {
        return new InstanceStatus(
                        "web",
                        "running",
                        "process",
                        "www",
                        "www",
                        2L,
                        Instant.EPOCH,
                        0,
                        "a",
                        null,
                        100L,
                        null,
                        null)
                .toJson();
    }
}
