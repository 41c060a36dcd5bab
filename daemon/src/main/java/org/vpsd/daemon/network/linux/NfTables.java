package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vpsd.daemon.sys.NetlinkSocket;

/**
 * The elements of our tables' sets, changed and read over netlink. nft(8) makes the tables; for
 * elements it would take twenty milliseconds, in which the kernel lets it wait for its end. Safe
 * for use by several threads.
 */
final class NfTables {

    /** Where the traffic of an interface was stopped, how much of it. */
    record Count(long packets, long bytes) {

        Count plus(Count other) {
            return new Count(packets + other.packets, bytes + other.bytes);
        }
    }

    /** The kernel has no table, or no set in it. */
    static final class MissingException extends IOException {
        private static final long serialVersionUID = 1L;

        MissingException(String what) {
            super(what);
        }
    }

    private static final int ENOENT = 2;

    private static final int HEADER = 4;
    private static final int SUBSYSTEM = 10;
    private static final int BATCH_BEGIN = 0x10;
    private static final int BATCH_END = 0x11;
    private static final int GET_TABLE = 1;
    private static final int GET_CHAIN = 4;
    private static final int NEW_ELEMENT = 12;
    private static final int GET_ELEMENT = 13;
    private static final int DELETE_ELEMENT = 14;
    private static final int NEW_OBJECT = 18;
    private static final int DELETE_OBJECT = 20;

    private static final int TABLE_NAME = 1;
    private static final int CHAIN_TABLE = 1;
    private static final int CHAIN_NAME = 3;
    private static final int LIST_TABLE = 1;
    private static final int LIST_SET = 2;
    private static final int LIST_ELEMENTS = 3;
    private static final int LIST_ELEMENT = 1;
    private static final int KEY = 1;
    private static final int EXPRESSION = 7;
    private static final int OBJECT_REFERENCE = 9;
    private static final int KEY_END = 10;
    private static final int VALUE = 1;
    private static final int EXPRESSION_DATA = 2;
    private static final int COUNTER_BYTES = 1;
    private static final int COUNTER_PACKETS = 2;
    private static final int OBJECT_TABLE = 1;
    private static final int OBJECT_NAME = 2;
    private static final int OBJECT_TYPE = 3;
    private static final int OBJECT_DATA = 4;
    private static final int OBJECT_IS_LIMIT = 4;
    private static final int LIMIT_RATE = 1;
    private static final int LIMIT_UNIT = 2;
    private static final int LIMIT_BURST = 3;
    private static final int LIMIT_TYPE = 4;
    private static final int LIMIT_FLAGS = 5;
    private static final int LIMIT_OF_BYTES = 1;
    private static final int LIMIT_OVER = 1;

    private final String table;
    private final NetlinkConnection kernel =
            new NetlinkConnection(NetlinkSocket.NETLINK_NETFILTER, HEADER);

    /**
     * What is sent and received over a socket that is opened once it is needed.
     *
     * @param table the name of our tables
     */
    NfTables(String table) {
        this.table = table;
    }

    /** Whether the kernel has our table of a family. */
    synchronized boolean hasTable(Family family) throws IOException {
        NetlinkMessages messages = new NetlinkMessages();
        add(messages, GET_TABLE, NetlinkMessages.ACK, family, () -> name(messages, TABLE_NAME));
        return isThere(messages);
    }

    /** Whether our table of a family has a chain. */
    synchronized boolean hasChain(Family family, FilterChain chain) throws IOException {
        NetlinkMessages messages = new NetlinkMessages();
        add(
                messages,
                GET_CHAIN,
                NetlinkMessages.ACK,
                family,
                () -> {
                    name(messages, CHAIN_TABLE);
                    messages.attribute(CHAIN_NAME, chain.word());
                });
        return isThere(messages);
    }

    private boolean isThere(NetlinkMessages question) throws IOException {
        try {
            ask(question);
            return true;
        } catch (MissingException e) {
            return false;
        }
    }

    /**
     * Removes some elements and adds others, all of it or nothing. Neither those that are absent
     * nor those that are there are an error.
     *
     * @throws MissingException if a table or set is missing
     */
    synchronized void change(Collection<FilterElement> removed, Collection<FilterElement> added)
            throws IOException {
        Set<FilterElement> gone = new HashSet<>(removed);
        gone.removeAll(new HashSet<>(added));
        NetlinkMessages messages = new NetlinkMessages();
        edge(messages, BATCH_BEGIN);
        for (FilterElement element : gone) {
            put(messages, element);
            element(messages, DELETE_ELEMENT, 0, element);
            if (element.set() == FilterSet.RATES) {
                object(messages, DELETE_OBJECT, 0, element);
            }
        }
        for (FilterElement element : added) {
            put(messages, element);
        }
        edge(messages, BATCH_END);
        ask(messages);
    }

    /** The beginning or the end of a batch: both name the subsystem that it is for. */
    private void edge(NetlinkMessages messages, int type) {
        messages.message(
                type, NetlinkMessages.REQUEST, kernel.next(), header(0, SUBSYSTEM), () -> {});
    }

    /** {@code nfgenmsg} (linux/netfilter/nfnetlink.h). */
    private static ByteBuffer header(int family, int resource) {
        return ByteBuffer.allocate(HEADER)
                .put((byte) family)
                .put((byte) 0)
                .putShort((short) resource)
                .flip();
    }

    private void put(NetlinkMessages messages, FilterElement element) {
        if (element.set() == FilterSet.RATES) {
            object(messages, NEW_OBJECT, NetlinkMessages.CREATE, element);
        }
        element(messages, NEW_ELEMENT, NetlinkMessages.CREATE, element);
    }

    private void element(NetlinkMessages messages, int type, int flags, FilterElement element) {
        add(messages, type, flags, element.family(), () -> list(messages, element));
    }

    private void list(NetlinkMessages messages, FilterElement element) {
        name(messages, LIST_TABLE);
        messages.attribute(LIST_SET, element.set().word());
        messages.nested(
                LIST_ELEMENTS,
                () -> messages.nested(LIST_ELEMENT, () -> element(messages, element)));
    }

    private static void element(NetlinkMessages messages, FilterElement element) {
        messages.nested(KEY, () -> messages.attribute(VALUE, element.key()));
        if (element.set().isOfNetworks()) {
            messages.nested(KEY_END, () -> messages.attribute(VALUE, element.end()));
        }
        if (element.set() == FilterSet.RATES) {
            messages.attribute(OBJECT_REFERENCE, element.object());
        }
    }

    /** A limit on what comes in a second, with what comes in a tenth of it at once. */
    private void object(NetlinkMessages messages, int type, int flags, FilterElement element) {
        long bytes = Long.parseLong(element.value()) / Byte.SIZE;
        int burst = Math.clamp(bytes / 10, 1 << 18, Integer.MAX_VALUE);
        add(
                messages,
                type,
                flags,
                element.family(),
                () -> {
                    name(messages, OBJECT_TABLE);
                    messages.attribute(OBJECT_NAME, element.object());
                    messages.attribute(OBJECT_TYPE, OBJECT_IS_LIMIT);
                    messages.nested(
                            OBJECT_DATA,
                            () -> {
                                messages.attribute(LIMIT_RATE, bytes);
                                messages.attribute(LIMIT_UNIT, 1L);
                                messages.attribute(LIMIT_BURST, burst);
                                messages.attribute(LIMIT_TYPE, LIMIT_OF_BYTES);
                                messages.attribute(LIMIT_FLAGS, LIMIT_OVER);
                            });
                });
    }

    /** All elements of a set; none if there is no such set. */
    synchronized List<FilterElement> elements(Family family, FilterSet set) throws IOException {
        NetlinkMessages messages = new NetlinkMessages();
        add(
                messages,
                GET_ELEMENT,
                NetlinkMessages.DUMP,
                family,
                () -> {
                    name(messages, LIST_TABLE);
                    messages.attribute(LIST_SET, set.word());
                });
        try {
            return each(ask(messages)).stream()
                    .flatMap(each -> element(family, set, each).stream())
                    .toList();
        } catch (MissingException e) {
            return List.of();
        }
    }

    private static Optional<FilterElement> element(
            Family family, FilterSet set, NetlinkReply.Attributes each) {
        return each.nested(KEY)
                .value(VALUE)
                .flatMap(
                        key ->
                                FilterElement.of(
                                        family,
                                        set,
                                        key,
                                        each.nested(KEY_END).value(VALUE),
                                        each.value(OBJECT_REFERENCE).map(NfTables::text)));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString().replace("\0", "");
    }

    /** What an element's counter has counted; empty if there is no such element. */
    synchronized Optional<Count> count(FilterElement element) throws IOException {
        NetlinkMessages messages = new NetlinkMessages();
        element(messages, GET_ELEMENT, NetlinkMessages.ACK, element);
        try {
            return each(ask(messages)).stream()
                    .map(each -> each.nested(EXPRESSION).nested(EXPRESSION_DATA))
                    .map(c -> new Count(c.number(COUNTER_PACKETS), c.number(COUNTER_BYTES)))
                    .findFirst();
        } catch (MissingException e) {
            return Optional.empty();
        }
    }

    private static List<NetlinkReply.Attributes> each(List<NetlinkReply> replies) {
        return replies.stream()
                .flatMap(
                        reply ->
                                reply
                                        .attributes()
                                        .nested(LIST_ELEMENTS)
                                        .each(LIST_ELEMENT)
                                        .stream())
                .toList();
    }

    private void name(NetlinkMessages messages, int attribute) {
        messages.attribute(attribute, table);
    }

    private void add(
            NetlinkMessages messages,
            int type,
            int flags,
            Family family,
            NetlinkMessages.Content content) {
        messages.message(
                (SUBSYSTEM << Byte.SIZE) | type,
                NetlinkMessages.REQUEST | flags,
                kernel.next(),
                header(family.number(), 0),
                content);
    }

    private List<NetlinkReply> ask(NetlinkMessages messages) throws IOException {
        List<NetlinkReply> replies = kernel.ask(messages);
        for (NetlinkReply reply : replies) {
            if (reply.error() == ENOENT) {
                throw new MissingException("the tables " + table + " of nftables are gone");
            }
            if (reply.error() != 0) {
                throw new IOException(
                        "nftables refused a change of the tables "
                                + table
                                + ": "
                                + NetlinkSocket.describe(reply.error()));
            }
        }
        return replies;
    }
}
