package org.vpsd.daemon.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InterfaceAddress;
import org.vpsd.daemon.model.InterfacePair;

/**
 * The configuration of one interface in the words of ifconfig(8), as far as they are about
 * addresses: {@code inet 192.0.2.1/24}, {@code inet 192.0.2.1 netmask 255.255.255.0}, {@code inet6
 * fd00::1 prefixlen 64}, {@code ether}, {@code mtu}, {@code up}, {@code down}, {@code alias}.
 */
final class IfconfigLine {

    /** The least MTU that a link may have for IPv4 (RFC 791), and the greatest of a packet. */
    static final int MIN_MTU = 68;

    static final int MAX_MTU = 65535;

    private static final Pattern MAC = Pattern.compile("(\\p{XDigit}{2}:){5}\\p{XDigit}{2}");

    private final Iterator<String> words;
    private final List<InterfaceAddress> addresses = new ArrayList<>();
    private OptionalInt mtu = OptionalInt.empty();
    private Optional<String> mac = Optional.empty();
    private boolean isUp;

    private IfconfigLine(String line) {
        this.words = Stream.of(line.split("\\s+")).filter(w -> !w.isEmpty()).iterator();
    }

    /** A word is not understood; the message is for people. */
    static final class FormatException extends Exception {
        private static final long serialVersionUID = 1L;

        FormatException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** Reads a line. */
    static InterfacePair.Configuration read(String line) throws FormatException {
        return new IfconfigLine(line).read().configuration(line);
    }

    private InterfacePair.Configuration configuration(String line) {
        return new InterfacePair.Configuration(line, addresses, mtu, mac, isUp);
    }

    private IfconfigLine read() throws FormatException {
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "inet", "inet6" -> address(next(word));
                case "netmask", "prefixlen" -> mask(word, next(word));
                case "mtu" -> mtu = OptionalInt.of(mtu(next(word)));
                case "ether", "link", "lladdr" -> mac = Optional.of(mac(next(word)));
                case "up" -> isUp = true;
                case "down" -> isUp = false;
                case "alias" -> {
                    // It adds an address, as all do here.
                }
                default -> {
                    if (InterfaceAddress.parse(word).isEmpty()) {
                        throw new FormatException("does not know the word \"" + word + "\"");
                    }
                    address(word);
                }
            }
        }
        return this;
    }

    private String next(String word) throws FormatException {
        if (!words.hasNext()) {
            throw new FormatException("ends after \"" + word + "\"");
        }
        return words.next();
    }

    private void address(String text) throws FormatException {
        addresses.add(
                InterfaceAddress.parse(text)
                        .orElseThrow(() -> new FormatException("\"" + text + "\" is no address")));
        isUp = true;
    }

    /** FreeBSD's ifconfig also writes a mask in hexadecimal digits. */
    private void mask(String word, String text) throws FormatException {
        if (addresses.isEmpty()) {
            throw new FormatException(word + " comes before the address that it is of");
        }
        InterfaceAddress last = addresses.removeLast();
        int bits = last.address().getAddress().length * Byte.SIZE;
        String mask = text.matches("0x\\p{XDigit}{8}") ? dotted(text) : text;
        addresses.add(
                InterfaceAddress.prefix(mask, bits)
                        .map(prefix -> new InterfaceAddress(last.address(), prefix))
                        .orElseThrow(() -> new FormatException("\"" + text + "\" is no " + word)));
    }

    private static String dotted(String hexadecimal) {
        long mask = Long.decode(hexadecimal);
        return String.join(
                ".",
                Stream.of(24, 16, 8, 0)
                        .map(shift -> Long.toString((mask >> shift) & 0xff))
                        .toList());
    }

    private static int mtu(String text) throws FormatException {
        if (text.matches("\\d{1,5}")) {
            int number = Integer.parseInt(text);
            if (number >= MIN_MTU && number <= MAX_MTU) {
                return number;
            }
        }
        throw new FormatException("\"" + text + "\" is no mtu");
    }

    private static String mac(String text) throws FormatException {
        if (!isMac(text)) {
            throw new FormatException("\"" + text + "\" is no Ethernet address");
        }
        return text;
    }

    /** Whether a text is the address of one Ethernet interface, not of a group. */
    static boolean isMac(String text) {
        return MAC.matcher(text).matches() && (Integer.parseInt(text.substring(0, 2), 16) & 1) == 0;
    }
}
