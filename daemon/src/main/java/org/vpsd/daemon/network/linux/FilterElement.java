package org.vpsd.daemon.network.linux;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.vpsd.daemon.model.IpNetwork;

/**
 * An element of a set.
 *
 * @param port the name of an interface on the host
 * @param value what else its key is: an address, a network, an Ethernet address; for a rate the
 *     bits a second; else nothing
 */
record FilterElement(Family family, FilterSet set, String port, String value) {

    private static final int NAME = 16;
    private static final int MAC = 6;
    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    /** An element that is an interface alone. */
    FilterElement(Family family, FilterSet set, String port) {
        this(family, set, port, "");
    }

    /** Its key: each part fills up registers of four bytes. */
    byte[] key() {
        return key(true);
    }

    /** The last key of its networks' interval. */
    byte[] end() {
        return key(false);
    }

    private byte[] key(boolean isFirst) {
        byte[] name = port.getBytes(StandardCharsets.US_ASCII);
        byte[] rest = rest(isFirst);
        int padded = (rest.length + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
        return ByteBuffer.allocate(NAME + padded).put(name).position(NAME).put(rest).array();
    }

    private byte[] rest(boolean isFirst) {
        return switch (set) {
            case ADDR4, ADDR6, NET4, NET6, ND6, NDNET6 -> {
                IpNetwork network = IpNetwork.parse(value).orElseThrow();
                yield (isFirst ? network.first() : network.last()).getAddress();
            }
            case MAC -> HEX.parseHex(value);
            case PAIRS, FROZEN, SPOOFED, RATES -> new byte[0];
        };
    }

    /** The name of the object that a rate is. */
    String object() {
        return port + "/" + value;
    }

    /**
     * What the kernel has.
     *
     * @param end the last key of an interval
     * @param object the name of the object that it refers to
     * @return empty if it is none of ours
     */
    static Optional<FilterElement> of(
            Family family,
            FilterSet set,
            ByteBuffer key,
            Optional<ByteBuffer> end,
            Optional<String> object) {
        try {
            byte[] name = take(key, NAME);
            String port = new String(name, StandardCharsets.US_ASCII).replaceFirst("\0.*", "");
            String value =
                    switch (set) {
                        case ADDR4, ADDR6, ND6 -> IpNetwork.of(address(key)).toString();
                        case NET4, NET6, NDNET6 -> {
                            ByteBuffer last = end.orElse(key);
                            yield network(address(key), address(last.position(NAME))).toString();
                        }
                        case MAC -> HEX.formatHex(take(key, MAC));
                        case RATES -> object.orElse("").replaceFirst(".*/", "");
                        case PAIRS, FROZEN, SPOOFED -> "";
                    };
            return Optional.of(new FilterElement(family, set, port, value));
        } catch (BufferUnderflowException | IllegalArgumentException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private static InetAddress address(ByteBuffer bytes) throws UnknownHostException {
        return InetAddress.getByAddress(take(bytes, bytes.remaining()));
    }

    private static IpNetwork network(InetAddress first, InetAddress last) {
        int prefix = 0;
        byte[] one = first.getAddress();
        byte[] other = last.getAddress();
        for (int i = 0; i < one.length; i++) {
            int common = Integer.numberOfLeadingZeros((one[i] ^ other[i]) & 0xff) - 24;
            prefix += common;
            if (common < Byte.SIZE) {
                break;
            }
        }
        return new IpNetwork(first, prefix);
    }
}
