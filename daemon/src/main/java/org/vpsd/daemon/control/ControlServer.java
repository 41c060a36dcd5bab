package org.vpsd.daemon.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.sys.Peer;
import org.vpsd.daemon.sys.Timers;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;

/** Listens on the control socket; each client is served on a thread of its own. */
public final class ControlServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ControlServer.class);

    private static final int MAX_CONNECTIONS = 256;

    /** The longest path that a {@code sockaddr_un} holds, on Linux 108 bytes with the end. */
    private static final int MAX_PATH_BYTES = 103;

    private final Path path;
    private final ServerSocketChannel server;
    private final Access access;
    private final Commands commands;
    private final Timers timers;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

    private ControlServer(
            Path path,
            ServerSocketChannel server,
            Access access,
            Commands commands,
            Timers timers) {
        this.path = path;
        this.server = server;
        this.access = access;
        this.commands = commands;
        this.timers = timers;
    }

    /**
     * Takes the socket. A file that a former daemon left there is replaced.
     *
     * @param path where the socket is to be
     * @param forAll whether every account may connect: what each may do is decided by request
     * @throws IOException if it cannot be had, or another daemon listens there
     */
    static ServerSocketChannel bind(Path path, boolean forAll) throws IOException {
        if (path.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                > MAX_PATH_BYTES) {
            throw new IOException(
                    "the path of the control socket is longer than "
                            + MAX_PATH_BYTES
                            + " bytes: "
                            + path);
        }
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
        if (Files.exists(path)) {
            if (isAnswered(address)) {
                throw new IOException("another daemon listens on " + path);
            }
            Files.delete(path);
        }
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(address);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(forAll ? "rw-rw-rw-" : "rw-------"));
            return server;
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen on " + path + ": " + e.getMessage(), e);
        }
    }

    private static boolean isAnswered(UnixDomainSocketAddress address) {
        try (SocketChannel probe = SocketChannel.open(address)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Listens.
     *
     * @param forAll whether every account may connect: what each may do is decided by request
     * @throws IOException if the socket cannot be had, or another daemon listens there
     */
    public static ControlServer listen(
            Path path, boolean forAll, Access access, Commands commands, Timers timers)
            throws IOException {
        ControlServer control =
                new ControlServer(path, bind(path, forAll), access, commands, timers);
        Thread.ofVirtual().name("control").start(control::acceptAll);
        return control;
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                accept(server.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                log.warn("a client could not be taken in: {}", e.toString());
            }
        }
    }

    private void accept(SocketChannel channel) {
        Thread.ofVirtual().name("client").start(() -> serve(channel));
    }

    private void serve(SocketChannel channel) {
        Replies replies = new Replies(channel, timers);
        connections.add(channel);
        try (channel) {
            if (connections.size() > MAX_CONNECTIONS) {
                replies.send(
                        new Reply.Failure(
                                0, ErrorCode.BUSY, null, "too many clients, try again later"));
                replies.send(new Reply.Done(0, 0, 1));
                return;
            }
            Client client = new Client(access.caller(Peer.of(channel)), replies);
            new Connection(channel, client, commands, timers).serve();
        } catch (IOException | ClientGoneException e) {
            log.debug("a connection ended: {}", e.toString());
        } finally {
            connections.remove(channel);
        }
    }

    /** Gives the socket up; answers under way are cut off. */
    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel connection : connections) {
            connection.close();
        }
        Files.deleteIfExists(path);
    }
}
