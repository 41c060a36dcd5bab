package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.ProcStat;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/**
 * What the file of a launch tells: first {@code keeper STAT}, where STAT is the line of {@code
 * /proc/PID/stat} of what is going to be conmon; then what conmon says to its caller, one line of
 * JSON: {@code {"data": PID}}, or a negative number and a {@code message}.
 *
 * @param keeper the process that is, or becomes, conmon
 * @param answer what conmon said
 * @param isVoid whether the launch will never happen
 */
record ContainerFile(Optional<ProcessIdentity> keeper, Optional<Answer> answer, boolean isVoid) {

    private static final String KEEPER = "keeper ";

    /**
     * What became of the container.
     *
     * @param pid its first process; empty if it was not launched
     * @param message why not
     */
    record Answer(OptionalLong pid, String message) {}

    /** What a file says so far; a line that is still being written is left out. */
    static ContainerFile read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            text = "";
        }
        List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        return new ContainerFile(
                lines.stream()
                        .filter(line -> line.startsWith(KEEPER))
                        .findFirst()
                        .flatMap(line -> ProcStat.parse(line.substring(KEEPER.length())))
                        .map(stat -> new ProcessIdentity(stat.pid(), stat.startTime())),
                lines.stream()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .map(ContainerFile::answer),
                lines.contains(LaunchFile.VOID));
    }

    private static Answer answer(String line) {
        try {
            if (Json.parse(line, "conmon's answer") instanceof UclObject object) {
                long pid = object.integer("data").orElse(-1);
                return pid > 0
                        ? new Answer(OptionalLong.of(pid), "")
                        : new Answer(
                                OptionalLong.empty(), object.string("message").orElse("").strip());
            }
        } catch (UclException e) {
            return new Answer(OptionalLong.empty(), "conmon said " + line);
        }
        return new Answer(OptionalLong.empty(), "conmon said " + line);
    }
}
