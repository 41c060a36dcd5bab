package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclObject;

/**
 * Gives each container a range of user and group ids of its own, for good: its files belong to
 * them. The ranges are among those that systemd has set aside for containers (UIDS-GIDS), and begin
 * at a multiple of {@link #SIZE}. A name gets the same one on every host where that is free. Safe
 * for use by several threads.
 */
final class IdRanges {

    /** How many ids each has. */
    static final long SIZE = 65536;

    private static final long FIRST = 524288;
    private static final long LAST = 1878982656;
    private static final int COUNT = (int) ((LAST - FIRST) / SIZE) + 1;

    private final Path file;
    private final List<SubIds> taken;

    /**
     * Ranges that are kept in a file.
     *
     * @param file where they are written down
     * @param taken ids that others have
     */
    IdRanges(Path file, List<SubIds> taken) {
        this.file = file;
        this.taken = List.copyOf(taken);
    }

    /**
     * The first id of an instance's range; a new one is written down before it is returned.
     *
     * @throws IOException if that cannot be done, or no range is free
     */
    synchronized long of(InstanceName name) throws IOException {
        Map<String, Long> ranges = read();
        Long known = ranges.get(name.value());
        if (known != null) {
            return known;
        }
        long range = free(name, ranges);
        ranges.put(name.value(), range);
        UclObject.Builder json = UclObject.builder();
        ranges.forEach(json::put);
        DurableFiles.replace(file, Json.write(json.build()) + "\n");
        return range;
    }

    private long free(InstanceName name, Map<String, Long> ranges) throws IOException {
        int wish = Math.floorMod(name.value().hashCode(), COUNT);
        for (int i = 0; i < COUNT; i++) {
            long first = FIRST + SIZE * ((wish + i) % COUNT);
            boolean foreign = taken.stream().anyMatch(ids -> ids.overlaps(first, SIZE));
            if (!foreign && !ranges.containsValue(first)) {
                return first;
            }
        }
        throw new IOException("all " + COUNT + " ranges of ids for containers are taken");
    }

    private Map<String, Long> read() throws IOException {
        Map<String, Long> ranges = new TreeMap<>();
        try {
            if (Json.parse(Files.readString(file), file.toString()) instanceof UclObject json) {
                json.asMap()
                        .forEach(
                                (name, first) -> {
                                    if (first instanceof UclInteger number) {
                                        ranges.put(name, number.value());
                                    }
                                });
            }
            return ranges;
        } catch (NoSuchFileException e) {
            return ranges;
        } catch (UclException e) {
            throw new IOException(
                    e.getMessage() + "; it holds the id ranges of containers, mend or restore it",
                    e);
        }
    }
}
