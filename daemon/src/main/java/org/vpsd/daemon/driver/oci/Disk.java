package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A disk of the host: a whole one, whose rate can be limited.
 *
 * @param major the number of its driver
 * @param minor its number there
 */
record Disk(int major, int minor) {

    /** The disk that a file is on; empty if it is on none, or on several. */
    static Optional<Disk> of(Path file) {
        try {
            Object device = Files.getAttribute(file, "unix:dev");
            return device instanceof Long number ? whole(number) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Of a partition the disk that it is on: only that can be limited. */
    private static Optional<Disk> whole(long device) throws IOException {
        int major = (int) ((device >> 8) & 0xfff);
        int minor = (int) ((device & 0xff) | ((device >> 12) & 0xfff00));
        Path block = Path.of("/sys/dev/block", major + ":" + minor);
        if (!Files.exists(block)) {
            return Optional.empty();
        }
        Path real = block.toRealPath();
        Path disk =
                Files.exists(real.resolve("partition"))
                        ? real.resolveSibling("dev")
                        : real.resolve("dev");
        String[] numbers = Files.readString(disk).strip().split(":");
        return Optional.of(new Disk(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
    }

    @Override
    public String toString() {
        return major + ":" + minor;
    }
}
