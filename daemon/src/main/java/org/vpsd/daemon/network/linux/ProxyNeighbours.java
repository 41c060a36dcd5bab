package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.sys.NetlinkSocket;

/**
 * The published entries of addresses: what the host answers to others' questions for instances
 * (proxy ARP and NDP). Over netlink: ip(8) reads all interfaces of the host for one such entry.
 * Safe for use by several threads.
 */
final class ProxyNeighbours {

    private static final int NEW_NEIGHBOUR = 28;
    private static final int DELETE_NEIGHBOUR = 29;
    private static final int DESTINATION = 1;
    private static final int PROTOCOL = 12;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int PERMANENT = 0x80;
    private static final int PROXY = 8;
    private static final int HEADER = 12;
    private static final int ENOENT = 2;

    private final int protocol;
    private @Nullable NetlinkSocket socket;
    private int sequence;

    /**
     * The entries of a daemon.
     *
     * @param protocol the number that they bear
     */
    ProxyNeighbours(int protocol) {
        this.protocol = protocol;
    }

    /** Publishes addresses on interfaces; those that are published already stay so. */
    void publish(Collection<IpNetwork> addresses, Collection<String> uplinks) throws IOException {
        change(NEW_NEIGHBOUR, NetlinkMessages.CREATE, addresses, uplinks);
    }

    /** The contrary; an interface that is gone has taken its entries along. */
    void withdraw(Collection<IpNetwork> addresses, Collection<String> uplinks) throws IOException {
        change(DELETE_NEIGHBOUR, 0, addresses, uplinks);
    }

    private synchronized void change(
            int type, int flags, Collection<IpNetwork> addresses, Collection<String> uplinks)
            throws IOException {
        NetlinkMessages messages = new NetlinkMessages();
        for (String uplink : uplinks) {
            int index = NetlinkSocket.interfaceIndex(uplink);
            if (index == 0 && type == NEW_NEIGHBOUR) {
                throw new IOException("its uplink " + uplink + " does not exist");
            }
            if (index > 0) {
                addresses.forEach(address -> add(messages, type, flags, address, index));
            }
        }
        if (messages.toBytes().length > 0) {
            ask(messages);
        }
    }

    private void add(NetlinkMessages messages, int type, int flags, IpNetwork address, int index) {
        messages.message(
                type,
                NetlinkMessages.REQUEST | NetlinkMessages.ACK | flags,
                ++sequence,
                header(address, index),
                () -> {
                    messages.attribute(DESTINATION, address.first().getAddress());
                    messages.attribute(PROTOCOL, new byte[] {(byte) protocol});
                });
    }

    /** {@code ndmsg} (rtnetlink(7)). */
    private static ByteBuffer header(IpNetwork address, int index) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.nativeOrder())
                .put((byte) (address.isVersion4() ? AF_INET : AF_INET6))
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(index)
                .putShort((short) PERMANENT)
                .put((byte) PROXY)
                .put((byte) 0)
                .flip();
    }

    private void ask(NetlinkMessages messages) throws IOException {
        if (socket == null) {
            socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE);
        }
        socket.send(messages.toBytes());
        int error = 0;
        Optional<byte[]> received = socket.receive();
        while (received.isPresent()) {
            for (NetlinkReply reply : NetlinkReply.parse(received.get())) {
                error = reply.error() != 0 && reply.error() != ENOENT ? reply.error() : error;
            }
            received = socket.receive();
        }
        if (error != 0) {
            throw new IOException(
                    "an address cannot be published: " + NetlinkSocket.describe(error));
        }
    }
}
