package org.vpsd.daemon.network;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.NetworkInterface;
import org.vpsd.daemon.model.NetworkSettings;

/**
 * Tells what belongs to one daemon from what belongs to others on the same host: all names on the
 * host follow from the state directory and the instance's name.
 *
 * @param state the state directory
 */
public record HostTag(Path state) {

    /** Every interface of ours on the host begins so. */
    public static final String PREFIX = "vps";

    private static final int TAG_LENGTH = 6;
    private static final int NAME_LENGTH = 8;

    /** Beyond what people give to interfaces by hand. */
    private static final int GROUP = 0x40000000;

    /** What the daemon calls its tables and the like. */
    public String text() {
        return digits(hash(state.toString()), TAG_LENGTH);
    }

    /** The group of its interfaces (ip-link(8)). */
    public int group() {
        return GROUP | (new BigInteger(hash(state.toString())).intValue() & (GROUP - 1));
    }

    /** The ports of an instance. */
    List<Port> ports(InstanceName name, NetworkSettings settings) {
        String base = PREFIX + digits(hash(state + "\0" + name.value()), NAME_LENGTH);
        boolean hasList = !settings.networks().all().isEmpty();
        return Stream.concat(
                        settings.interfaces().stream().map(each -> port(name, base, each, hasList)),
                        settings.pairs().stream()
                                .map(pair -> new Port.Pair(base + "e" + pair.number(), pair)))
                .toList();
    }

    private static Port port(
            InstanceName name, String base, NetworkInterface each, boolean hasList) {
        String host = base + "." + each.number();
        return each.bridge().isEmpty()
                ? new Port.Routed(host, each)
                : new Port.Bridged(
                        host,
                        each,
                        each.bridge().get(),
                        each.bridge().get().mac().orElseGet(() -> mac(name, each.number())),
                        hasList || !each.addresses().isEmpty());
    }

    /** The same on each host, as the instance may move. */
    private static String mac(InstanceName name, int number) {
        byte[] hash = hash(name.value() + "\0" + number);
        return "02:" + HexFormat.ofDelimiter(":").formatHex(hash, 0, 5);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String digits(byte[] hash, int length) {
        return new BigInteger(1, hash).toString(Character.MAX_RADIX).substring(0, length);
    }
}
