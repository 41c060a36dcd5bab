package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids that an account has been given to use in name spaces of its own (subuid(5)).
 *
 * @param first the first of them
 * @param count how many
 */
record SubIds(long first, long count) {

    /** Those of a file; lines that are not understood are left out, as shadow-utils does. */
    static List<SubIds> read(Path file) throws IOException {
        List<SubIds> all = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.strip().split(":");
                if (fields.length == 3
                        && fields[1].matches("\\d{1,10}")
                        && fields[2].matches("\\d{1,10}")) {
                    all.add(new SubIds(Long.parseLong(fields[1]), Long.parseLong(fields[2])));
                }
            }
        }
        return all;
    }

    /** Whether a range has an id in common with these. */
    boolean overlaps(long otherFirst, long otherCount) {
        return first < otherFirst + otherCount && otherFirst < first + count;
    }
}
