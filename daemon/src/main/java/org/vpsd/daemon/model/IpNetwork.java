package org.vpsd.daemon.model;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A network of addresses, also of one alone, in the forms of vpsctl(8): {@code 192.168.123.231},
 * {@code 192.168.213.0/255.255.255.0}, {@code fc00::100:0/112}.
 *
 * @param first its first address
 * @param prefix how many leading bits all its addresses share
 */
public record IpNetwork(InetAddress first, int prefix) {

    /** Takes the network that an address is in. */
    public IpNetwork {
        int bits = first.getAddress().length * Byte.SIZE;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("prefix " + prefix + " of " + bits + " bits");
        }
        first = address(number(first).shiftRight(bits - prefix).shiftLeft(bits - prefix), bits);
    }

    /** One address alone. */
    public static IpNetwork of(InetAddress address) {
        return new IpNetwork(address, address.getAddress().length * Byte.SIZE);
    }

    /** Reads one; empty if the text is none. Nothing is looked up. */
    public static Optional<IpNetwork> parse(String text) {
        return InterfaceAddress.parse(text).map(InterfaceAddress::network);
    }

    /** Its last address. */
    public InetAddress last() {
        BigInteger ones = BigInteger.ONE.shiftLeft(bits() - prefix).subtract(BigInteger.ONE);
        return address(number(first).or(ones), bits());
    }

    /** Whether it is one address alone. */
    public boolean isSingle() {
        return prefix == bits();
    }

    /** Whether its addresses are of version 4. */
    public boolean isVersion4() {
        return first instanceof Inet4Address;
    }

    /** Whether an address is in it. */
    public boolean contains(InetAddress address) {
        return address.getAddress().length * Byte.SIZE == bits()
                && new IpNetwork(address, prefix).equals(this);
    }

    private int bits() {
        return first.getAddress().length * Byte.SIZE;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static InetAddress address(BigInteger number, int bits) {
        byte[] digits = number.toByteArray();
        byte[] bytes = new byte[bits / Byte.SIZE];
        int length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        try {
            return bytes.length > Integer.BYTES
                    ? Inet6Address.getByAddress(null, bytes, -1)
                    : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(Arrays.toString(bytes), e);
        }
    }

    /** As it is written: an address alone without its prefix. */
    @Override
    public String toString() {
        return isSingle()
                ? InterfaceAddress.text(first)
                : InterfaceAddress.text(first) + "/" + prefix;
    }
}
