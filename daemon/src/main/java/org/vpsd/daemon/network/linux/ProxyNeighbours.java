package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.sys.NetlinkSocket;

/**
 * The published entries of addresses: what the host answers to others' questions for instances
 * (proxy ARP and NDP). Over netlink: ip(8) reads all interfaces of the host for one such entry.
 * Safe for use by several threads.
 */
final class ProxyNeighbours {

    private static final int NEW_NEIGHBOUR = 28;
    private static final int DELETE_NEIGHBOUR = 29;
    private static final int GET_NEIGHBOUR = 30;
    private static final int DESTINATION = 1;
    private static final int PROTOCOL = 12;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int PERMANENT = 0x80;
    private static final int PROXY = 8;
    private static final int HEADER = 12;
    private static final int INDEX_AT = 4;
    private static final int ENOENT = 2;

    /** An address, and the index of the interface on which it is published. */
    private record Entry(IpNetwork address, int index) {}

    private final int protocol;
    private final NetlinkConnection kernel =
            new NetlinkConnection(NetlinkSocket.NETLINK_ROUTE, HEADER);

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
            List<NetlinkReply> _ = ask(messages);
        }
    }

    private void add(NetlinkMessages messages, int type, int flags, IpNetwork address, int index) {
        messages.message(
                type,
                NetlinkMessages.REQUEST | NetlinkMessages.ACK | flags,
                kernel.next(),
                header(address.isVersion4() ? AF_INET : AF_INET6, index),
                () -> {
                    messages.attribute(DESTINATION, address.first().getAddress());
                    messages.attribute(PROTOCOL, new byte[] {(byte) protocol});
                });
    }

    /** {@code ndmsg} (rtnetlink(7)). */
    private static ByteBuffer header(int family, int index) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.nativeOrder())
                .put((byte) family)
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(index)
                .putShort((short) PERMANENT)
                .put((byte) PROXY)
                .put((byte) 0)
                .flip();
    }

    /** Whether addresses are published on all of the interfaces that exist. */
    synchronized boolean arePublished(Collection<InstanceNetwork> networks) throws IOException {
        Set<Entry> published = published();
        Map<String, Integer> indexes = new HashMap<>();
        for (InstanceNetwork network : networks) {
            Set<IpNetwork> addresses = network.routes().keySet();
            for (String uplink : network.uplinks()) {
                int index = indexes.computeIfAbsent(uplink, NetlinkSocket::interfaceIndex);
                for (IpNetwork address : addresses) {
                    if (index > 0 && !published.contains(new Entry(address, index))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Whether there are entries that bear our number. */
    synchronized boolean haveOurs() throws IOException {
        return all().stream()
                .flatMap(reply -> reply.attributes().value(PROTOCOL).stream())
                .anyMatch(number -> Byte.toUnsignedInt(number.get(0)) == protocol);
    }

    private Set<Entry> published() throws IOException {
        Set<Entry> published = new HashSet<>();
        for (NetlinkReply reply : all()) {
            Optional<ByteBuffer> address = reply.attributes().value(DESTINATION);
            if (reply.type() == NEW_NEIGHBOUR && address.isPresent()) {
                byte[] bytes = new byte[address.get().remaining()];
                address.get().get(bytes);
                IpNetwork network = IpNetwork.of(InetAddress.getByAddress(bytes));
                published.add(new Entry(network, reply.header().getInt(INDEX_AT)));
            }
        }
        return published;
    }

    /** All of the host, also those of others. */
    private List<NetlinkReply> all() throws IOException {
        NetlinkMessages messages = new NetlinkMessages();
        messages.message(
                GET_NEIGHBOUR,
                NetlinkMessages.REQUEST | NetlinkMessages.DUMP,
                kernel.next(),
                header(0, 0),
                () -> {});
        return ask(messages);
    }

    private List<NetlinkReply> ask(NetlinkMessages messages) throws IOException {
        List<NetlinkReply> replies = kernel.ask(messages);
        for (NetlinkReply reply : replies) {
            if (reply.error() != 0 && reply.error() != ENOENT) {
                throw new IOException(
                        "the kernel refuses what concerns published addresses: "
                                + NetlinkSocket.describe(reply.error()));
            }
        }
        return replies;
    }
}
