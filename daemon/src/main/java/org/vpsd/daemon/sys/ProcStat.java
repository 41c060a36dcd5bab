package org.vpsd.daemon.sys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code /proc/PID/stat} says of a process (proc(5)).
 *
 * @param pid process id
 * @param state one letter; Z and X are dead
 * @param startTime clock ticks since boot
 */
public record ProcStat(long pid, char state, long startTime) {

    /** Places of the fields behind the program's name, which may itself hold blanks. */
    private static final int STATE = 0;

    private static final int START_TIME = 19;

    /** The process of a pid; empty if there is none, or no {@code /proc}. */
    public static Optional<ProcStat> read(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads the line; empty if it is not one. */
    public static Optional<ProcStat> parse(String line) {
        int open = line.indexOf(" (");
        int close = line.lastIndexOf(") ");
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] fields = line.substring(close + 2).split(" ", START_TIME + 2);
        if (fields.length <= START_TIME || fields[STATE].length() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ProcStat(
                            Long.parseLong(line.substring(0, open)),
                            fields[STATE].charAt(0),
                            Long.parseLong(fields[START_TIME].strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the process has ended and only waits to be reaped. */
    public boolean isDead() {
        return state == 'Z' || state == 'X';
    }
}
