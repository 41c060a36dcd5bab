package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.ProcStat;

/**
 * What the file of a launch tells: first {@code keeper STAT}, where STAT is the line of {@code
 * /proc/PID/stat} of what is going to be conmon; then what conmon answers: the pid of the
 * container's first process.
 *
 * @param keeper the process that is, or becomes, conmon
 * @param answer what conmon said
 * @param isVoid whether the launch will never happen
 */
record ContainerFile(
        Optional<ProcessIdentity> keeper, Optional<ConmonAnswers.Answer> answer, boolean isVoid) {

    private static final String KEEPER = "keeper ";

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
                ConmonAnswers.in(lines).stream().findFirst(),
                lines.contains(LaunchFile.VOID));
    }
}
