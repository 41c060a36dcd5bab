package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.ProcStat;
import org.vpsd.daemon.sys.Processes;

/**
 * The note of a hook that runs: its line of {@code /proc/PID/stat}, which holds pid and start time,
 * or its bare pid where there is no {@code /proc}. The hook's own process writes it before it
 * becomes the hook, and looks then whether its parent is still the daemon: whenever that is killed,
 * either the hook does not begin, or the next daemon finds the note. On a full disk the hook runs
 * without.
 */
final class PidFile {

    private static final String WRITE_AND_EXECUTE =
            """
            parent() {
                read -r _ _ _ now _ 2>/dev/null </proc/self/stat || return 0
                [ "$now" = "$1" ] || exit 75
            }
            parent "$2"
            read -r who 2>/dev/null </proc/self/stat || who=$$
            printf '%s\\n' "$who" 2>/dev/null >"$1"
            parent "$2"
            shift 2
            exec "$@"
            """;

    /** How much older than its note a process may be that only left its pid. */
    private static final long MAX_AGE_MILLIS = 10_000;

    private PidFile() {}

    /**
     * The command that writes the file and then becomes another command.
     *
     * @param parent the pid of the daemon, which runs it
     */
    static List<String> command(Path pidFile, long parent, List<String> command) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("/bin/sh", "-c", WRITE_AND_EXECUTE, "sh"));
        words.addAll(List.of(pidFile.toString(), Long.toString(parent)));
        words.addAll(command);
        return words;
    }

    /** The process of a file, if it still runs. */
    static Optional<ProcessIdentity> read(Path pidFile, Processes processes) throws IOException {
        String text;
        try {
            text = Files.readString(pidFile, StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Optional<ProcStat> stat = ProcStat.parse(text);
        if (stat.isPresent()) {
            return stat.map(s -> new ProcessIdentity(s.pid(), s.startTime()))
                    .filter(processes::isAlive);
        }
        long writtenAt = Files.getLastModifiedTime(pidFile).toMillis();
        return pid(text)
                .flatMap(processes::identify)
                .filter(process -> isAsOld(process, writtenAt));
    }

    /** Start times are milliseconds since the epoch where there is no {@code /proc}. */
    private static boolean isAsOld(ProcessIdentity process, long writtenAt) {
        long age = writtenAt - process.startTime();
        return age > -1000 && age < MAX_AGE_MILLIS;
    }

    private static Optional<Long> pid(String text) {
        return text.matches("[1-9][0-9]{0,9}")
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }
}
