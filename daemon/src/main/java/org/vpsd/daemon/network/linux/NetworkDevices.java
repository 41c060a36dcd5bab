package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vpsd.daemon.network.HostTag;

/** The interfaces of the host and what they have counted (proc(5)). */
final class NetworkDevices {

    /** Places in {@link #counters}. */
    static final int RECEIVED_BYTES = 0;

    static final int RECEIVED_PACKETS = 1;
    static final int SENT_BYTES = 8;
    static final int SENT_PACKETS = 9;

    private static final Path DEVICES = Path.of("/proc/net/dev");
    private static final int COUNTERS = 16;

    private NetworkDevices() {}

    /** What each interface has counted. */
    static Map<String, List<Long>> counters() throws IOException {
        Map<String, List<Long>> counters = new HashMap<>();
        for (String line : Files.readAllLines(DEVICES)) {
            int colon = line.lastIndexOf(':');
            String[] fields = line.substring(colon + 1).strip().split("\\s+");
            if (colon > 0 && fields.length == COUNTERS) {
                counters.put(
                        line.substring(0, colon).strip(),
                        Stream.of(fields).map(Long::parseUnsignedLong).toList());
            }
        }
        return counters;
    }

    /** Whether there are some that may be ours. */
    static boolean haveOurs() throws IOException {
        return counters().keySet().stream().anyMatch(name -> name.startsWith(HostTag.PREFIX));
    }
}
