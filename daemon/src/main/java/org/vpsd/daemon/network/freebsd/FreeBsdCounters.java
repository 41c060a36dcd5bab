package org.vpsd.daemon.network.freebsd;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.network.Port;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/** Reads what netstat(1) and pfctl(8) have counted. Pure functions. */
final class FreeBsdCounters {

    private static final Pattern BLOCKED = Pattern.compile("In[46]/Block:\\s+\\[ Packets: (\\d+)");

    private FreeBsdCounters() {}

    /**
     * What has gone over a port.
     *
     * @param netstat what {@code netstat --libxo json -ibn -I PORT} printed
     * @param pfctl what {@code pfctl -vvsI -i PORT} printed
     * @return empty if there is no such interface
     */
    static Optional<InterfaceUse> use(Port port, String netstat, String pfctl) throws IOException {
        try {
            if (!(Json.parse(netstat, "what netstat printed") instanceof UclObject root)) {
                return Optional.empty();
            }
            return interfaces(root).stream()
                    .filter(UclObject.class::isInstance)
                    .map(UclObject.class::cast)
                    .filter(each -> text(each).equals(port.host()))
                    .map(each -> use(port, each, blocked(pfctl)))
                    .findFirst();
        } catch (UclException e) {
            throw new IOException("netstat: " + e.getMessage(), e);
        }
    }

    private static List<UclValue> interfaces(UclObject root) {
        return root.get("statistics") instanceof UclObject statistics
                        && statistics.get("interface") instanceof UclArray all
                ? all.values()
                : List.of();
    }

    private static String text(UclObject each) {
        return Optional.ofNullable(each.get("name")).map(UclValue::asText).orElse("");
    }

    /** What the host sends, the instance receives. */
    private static InterfaceUse use(Port port, UclObject each, long blocked) {
        return new InterfaceUse(
                port.inside(),
                port.host(),
                number(each, "sent-bytes"),
                number(each, "sent-packets"),
                number(each, "received-bytes"),
                number(each, "received-packets"),
                blocked);
    }

    private static long number(UclObject each, String key) {
        return each.get(key) instanceof UclInteger number ? number.value() : 0;
    }

    private static long blocked(String pfctl) {
        Matcher matcher = BLOCKED.matcher(pfctl);
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1));
        }
        return sum;
    }
}
