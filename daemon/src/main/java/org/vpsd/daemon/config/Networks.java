package org.vpsd.daemon.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists of addresses and networks, as vps.conf(5) has them: {@code 192.168.123.231}, {@code
 * 192.168.213.0/255.255.255.0}, {@code fc00::100:0/112}, separated by commas and blanks.
 */
final class Networks {

    private Networks() {}

    /** The first of a list that is none; empty if all are sound. */
    static Optional<String> firstBad(String list) {
        return Stream.of(list.split("[,\\s]+"))
                .filter(word -> !word.isEmpty() && !isNetwork(word))
                .findFirst();
    }

    private static boolean isNetwork(String word) {
        int slash = word.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? word : word.substring(0, slash));
        return address.isPresent()
                && (slash < 0 || isMask(word.substring(slash + 1), address.get()));
    }

    private static boolean isMask(String mask, InetAddress of) {
        int bits = of.getAddress().length * 8;
        if (mask.matches("\\d{1,3}")) {
            return Integer.parseInt(mask) <= bits;
        }
        return of instanceof Inet4Address
                && address(mask).filter(Networks::isLeftmostOnes).isPresent();
    }

    private static boolean isLeftmostOnes(InetAddress mask) {
        int bits = 0;
        for (byte each : mask.getAddress()) {
            bits = (bits << 8) | Byte.toUnsignedInt(each);
        }
        int inverse = ~bits;
        return mask instanceof Inet4Address && (inverse & (inverse + 1)) == 0;
    }

    /** Of digits and colons only: nothing is looked up. */
    private static Optional<InetAddress> address(String text) {
        try {
            boolean isWhole = text.contains(":") || text.split("\\.", -1).length == 4;
            return isWhole && !text.contains("%")
                    ? Optional.of(InetAddress.ofLiteral(text))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
