package org.vpsd.daemon.sys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many files a process of this host may have open. */
public final class OpenFiles {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";

    /** More than any program needs; some walk through all they might have. */
    private static final long ENOUGH = 524288;

    private OpenFiles() {}

    /** What the daemon could give at most: its own hard limit, within reason. */
    public static long hardLimit() throws IOException {
        for (String line : Files.readAllLines(LIMITS)) {
            if (line.startsWith(LINE)) {
                String[] fields = line.substring(LINE.length()).strip().split("\\s+");
                return fields[1].matches("\\d+")
                        ? Math.min(ENOUGH, Long.parseLong(fields[1]))
                        : ENOUGH;
            }
        }
        return ENOUGH;
    }
}
