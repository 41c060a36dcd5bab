package org.vpsd.ctl;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the daemon. */
final class Connector {

    private final List<Path> sockets;

    /**
     * A way over the first of these sockets that is there.
     *
     * @param sockets one or more
     */
    Connector(List<Path> sockets) {
        this.sockets = sockets;
    }

    /**
     * Connects to the daemon.
     *
     * @param patience how long it may be silent, or null for as long as it likes
     */
    Connection connect(@Nullable Duration patience) throws CtlException {
        for (Path socket : sockets) {
            if (!Files.notExists(socket)) {
                return connect(socket, patience);
            }
        }
        throw ConnectionTrouble.noSocket(sockets);
    }

    private static Connection connect(Path socket, @Nullable Duration patience)
            throws CtlException {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            Connection connection = new Connection(channel, patience);
            channel.connect(UnixDomainSocketAddress.of(socket));
            return connection;
        } catch (IOException e) {
            throw ConnectionTrouble.refused(socket, e);
        }
    }
}
