package org.vpsd.daemon.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.daemon.sys.FaultPoints;

/**
 * The state directory, held by one daemon at a time: the kernel's lock on {@code lock} goes with
 * the process, so that none is left by a crash. Safe for use by several threads.
 */
public final class StateStore implements AutoCloseable {

    private final Path directory;
    private final String boot;
    private final FaultPoints faults;
    private final FileChannel lock;

    private StateStore(Path directory, String boot, FaultPoints faults, FileChannel lock) {
        this.directory = directory;
        this.boot = boot;
        this.faults = faults;
        this.lock = lock;
    }

    /**
     * Takes a state directory, which is made if it is not there.
     *
     * @param boot which boot of the host this is
     * @return the store; empty if another daemon holds it
     * @throws IOException if the directory cannot be used
     */
    public static Optional<StateStore> open(Path directory, String boot, FaultPoints faults)
            throws IOException {
        DurableFiles.createPrivateDirectory(directory);
        DurableFiles.createPrivateDirectory(directory.resolve("instances"));
        FileChannel channel =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new StateStore(directory, boot, faults, channel));
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as for another one.
        }
        channel.close();
        return Optional.empty();
    }

    /** Which boot of the host this is. */
    public String boot() {
        return boot;
    }

    /** The store of one instance. */
    public InstanceStore of(InstanceName name) {
        return new InstanceStore(name, instances().resolve(name.value()), faults);
    }

    /** The instances that something is remembered of. */
    public List<InstanceName> names() throws IOException {
        try (Stream<Path> directories = Files.list(instances())) {
            return directories
                    .map(d -> d.getFileName().toString())
                    .filter(n -> InstanceName.objection(n).isEmpty())
                    .map(InstanceName::new)
                    .sorted()
                    .toList();
        }
    }

    private Path instances() {
        return directory.resolve("instances");
    }

    /**
     * Notes that a daemon is at work.
     *
     * @return whether this is a fresh start, on which {@code autostart} acts: the host was booted,
     *     or the last daemon had stopped every instance. After a crash, or where instances were
     *     left running, the records tell what is wanted.
     */
    public boolean begin() throws IOException {
        Path marker = marker();
        boolean fresh = !Files.exists(marker) || !Files.readString(marker).equals(boot);
        if (fresh) {
            DurableFiles.replace(marker, boot);
        }
        return fresh;
    }

    /** Notes that every instance was stopped: the next start is a fresh one. */
    public void endClean() throws IOException {
        Files.deleteIfExists(marker());
        DurableFiles.syncDirectory(directory);
    }

    private Path marker() {
        return directory.resolve("running");
    }

    /** Gives the directory back. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
