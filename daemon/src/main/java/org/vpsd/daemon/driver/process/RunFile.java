package org.vpsd.daemon.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.ProcStat;

/**
 * The file in which a keeper tells of its run, a line each: {@code keeper STAT}, {@code child
 * STAT}, {@code exit STATUS}, where STAT is a line of {@code /proc/PID/stat}, or a bare pid where
 * there is no {@code /proc}.
 *
 * <p>It is a {@link LaunchFile}, which the keeper creates.
 *
 * @param keeper the keeper, once it has claimed the launch
 * @param child the main process, once it is about to be executed
 * @param exit how the main process ended, once it has
 * @param isVoid whether the file was claimed so that no keeper runs
 */
record RunFile(
        Optional<ProcessIdentity> keeper,
        Optional<ProcessIdentity> child,
        Optional<ExitStatus> exit,
        boolean isVoid) {

    private static final RunFile EMPTY =
            new RunFile(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /**
     * What a file says so far; a line that is still being written is left out.
     *
     * @param identify finds the process of a bare pid
     */
    static RunFile read(Path file, LongFunction<Optional<ProcessIdentity>> identify)
            throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return EMPTY;
        }
        List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        return new RunFile(
                field(lines, "keeper ").flatMap(s -> identity(s, identify)),
                field(lines, "child ").flatMap(s -> identity(s, identify)),
                field(lines, "exit ").flatMap(RunFile::status),
                lines.contains(LaunchFile.VOID));
    }

    private static Optional<String> field(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst();
    }

    private static Optional<ProcessIdentity> identity(
            String text, LongFunction<Optional<ProcessIdentity>> identify) {
        return ProcStat.parse(text)
                .map(stat -> new ProcessIdentity(stat.pid(), stat.startTime()))
                .or(() -> number(text).flatMap(identify::apply));
    }

    private static Optional<ExitStatus> status(String text) {
        return number(text).map(n -> ExitStatus.ofShell(n.intValue()));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
