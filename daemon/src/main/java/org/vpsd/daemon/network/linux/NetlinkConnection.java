package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.sys.NetlinkSocket;

/**
 * Questions to a part of the kernel, over a socket that is opened once. For one thread at a time.
 */
final class NetlinkConnection {

    private final int protocol;
    private final int headerLength;
    private @Nullable NetlinkSocket socket;
    private int sequence;

    /**
     * A connection, not yet opened.
     *
     * @param protocol which part of the kernel it is to
     * @param headerLength of that part's own header of messages
     */
    NetlinkConnection(int protocol, int headerLength) {
        this.protocol = protocol;
        this.headerLength = headerLength;
    }

    /** The number of the next message. */
    int next() {
        return ++sequence;
    }

    /** Sends, and takes the answers: by the time the kernel has taken all, it has answered. */
    List<NetlinkReply> ask(NetlinkMessages messages) throws IOException {
        if (socket == null) {
            socket = NetlinkSocket.open(protocol);
        }
        socket.send(messages.toBytes());
        List<NetlinkReply> replies = new ArrayList<>();
        Optional<byte[]> received = socket.receive();
        while (received.isPresent()) {
            replies.addAll(NetlinkReply.parse(received.get(), headerLength));
            received = socket.receive();
        }
        return replies;
    }
}
