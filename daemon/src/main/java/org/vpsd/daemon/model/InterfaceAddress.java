package org.vpsd.daemon.model;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * An address as an interface has it: with the length of the prefix of the network that it is in.
 *
 * @param prefix in bits; all of them when the address is in no network but its own
 */
public record InterfaceAddress(InetAddress address, int prefix) {

    private static final int GROUPS = 8;

    /**
     * Reads an address, alone or with a prefix: {@code 192.0.2.1}, {@code 192.0.2.1/24}, {@code
     * 192.0.2.1/255.255.255.0}, {@code 2001:db8::1/64}.
     *
     * @return empty if the text is none; nothing is looked up
     */
    public static Optional<InterfaceAddress> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().getAddress().length * Byte.SIZE;
        return (slash < 0 ? Optional.of(bits) : prefix(text.substring(slash + 1), bits))
                .map(prefix -> new InterfaceAddress(address.get(), prefix));
    }

    /**
     * The length of a prefix, written as such or, for version 4, as a mask.
     *
     * @param bits of the address
     */
    public static Optional<Integer> prefix(String text, int bits) {
        if (text.matches("\\d{1,3}")) {
            return Optional.of(Integer.parseInt(text)).filter(prefix -> prefix <= bits);
        }
        return literal(text)
                .filter(mask -> bits == Integer.SIZE && mask instanceof Inet4Address)
                .map(mask -> ByteBuffer.wrap(mask.getAddress()).getInt())
                .filter(mask -> (~mask & (~mask + 1)) == 0)
                .map(Integer::bitCount);
    }

    /** An address written in digits; what JDK and kernel would look up, or scope, is none. */
    private static Optional<InetAddress> literal(String text) {
        try {
            boolean isWhole = text.contains(":") || text.split("\\.", -1).length == 4;
            return isWhole && !text.contains("%")
                    ? Optional.of(InetAddress.ofLiteral(text))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The network that it is in. */
    public IpNetwork network() {
        return new IpNetwork(address, prefix);
    }

    /** Whether it is of version 4. */
    public boolean isVersion4() {
        return address instanceof Inet4Address;
    }

    /** Whether it is in no network but its own. */
    public boolean isSingle() {
        return network().isSingle();
    }

    /** An address as RFC 5952 writes it. */
    public static String text(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        StringJoiner groups = new StringJoiner(":");
        for (int i = 0; i < GROUPS; i++) {
            groups.add(Integer.toHexString(Short.toUnsignedInt(bytes.getShort())));
        }
        return compressed(groups.toString());
    }

    /**
     * The longest run of two or more zeros, the first of them if there are several, is left out.
     */
    private static String compressed(String text) {
        for (int length = GROUPS; length >= 2; length--) {
            String zeros = ":0".repeat(length) + ":";
            int at = (":" + text + ":").indexOf(zeros);
            if (at >= 0) {
                String padded = ":" + text + ":";
                String head = padded.substring(0, at);
                String tail = padded.substring(at + zeros.length());
                return strip(head) + "::" + strip(tail);
            }
        }
        return text;
    }

    private static String strip(String text) {
        return text.replaceAll("^:|:$", "");
    }

    /** As {@code ip address} takes it, always with the prefix. */
    @Override
    public String toString() {
        return text(address) + "/" + prefix;
    }
}
