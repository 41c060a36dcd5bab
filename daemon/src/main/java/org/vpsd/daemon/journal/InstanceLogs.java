package org.vpsd.daemon.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.IoErrors;

/**
 * One log file an instance, {@code NAME.log}: the output of its runs, which their keepers append,
 * and between it the lines of hooks and of the daemon (vmstated(8): "The log filenames are set to
 * the virtual machine's name and the suffix .log"). Safe for use by several threads.
 */
public final class InstanceLogs {

    private static final Logger log = LoggerFactory.getLogger(InstanceLogs.class);

    private static final FileAttribute<?> MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private final Path directory;
    private final InstantSource clock;
    private final Set<InstanceName> failing = ConcurrentHashMap.newKeySet();

    /**
     * Something to be added to a log.
     *
     * @param time when it was
     * @param source who says it: {@code vpsd}, or a hook's name
     * @param text a line or more
     */
    public record Entry(Instant time, String source, String text) {}

    /** Logs in a directory, with the system's time. */
    public InstanceLogs(Path directory) {
        this(directory, InstantSource.system());
    }

    /** Logs in a directory, with the time of a clock. */
    public InstanceLogs(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Where an instance's log is, or will be. */
    public Path file(InstanceName name) {
        return directory.resolve(name + ".log");
    }

    /**
     * Makes sure that an instance's log is there, for its owner to write and for its group to read.
     *
     * @return the file
     * @throws IOException if it cannot be made, or is something else than a file
     */
    public Path create(InstanceName name) throws IOException {
        Path file = file(name);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return file;
        }
        try {
            Files.createFile(file, MODE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is not a regular file, so no log; remove it", e);
        }
        return file;
    }

    /** Adds an entry of this moment to an instance's log, as the other method does. */
    public void append(InstanceName name, String source, String text) {
        append(name, List.of(new Entry(clock.instant(), source, text)));
    }

    /**
     * Adds to an instance's log: {@code TIME SOURCE: TEXT}, a line for each of the texts'. What
     * cannot be written is lost, which is told in the daemon's own log, once until it works again.
     */
    public void append(InstanceName name, List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(e -> lines.append(LogLines.format(e.time(), e.source(), e.text())));
        try {
            appendTo(name, lines.toString());
            if (failing.remove(name)) {
                log.info("{}: its log can be written again", name);
            }
        } catch (IOException e) {
            if (failing.add(name)) {
                log.error(
                        "{}: cannot write its log {}, what belongs there is lost for now: {}",
                        name,
                        file(name),
                        IoErrors.describe(e));
            }
        }
    }

    private void appendTo(InstanceName name, String lines) throws IOException {
        try {
            LogLines.append(file(name), lines);
        } catch (NoSuchFileException e) {
            LogLines.append(create(name), lines);
        }
    }
}
