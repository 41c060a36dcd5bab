package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.Processes;

/** Waits for what conmon writes down. Safe for use by several threads. */
final class ContainerFinder {

    /** How long conmon and the runtime may take; only a machine at its limits needs it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration FIRST_LOOK = Duration.ofMillis(1);
    private static final Duration LAST_LOOK = Duration.ofMillis(4);

    private final Processes processes;

    ContainerFinder(Processes processes) {
        this.processes = processes;
    }

    private interface Look<T> {
        Optional<T> look() throws IOException;
    }

    /**
     * Waits for an answer of conmon; empty if it never comes.
     *
     * @param which the first, the second, …
     */
    Optional<ConmonAnswers.Answer> answer(Path file, ProcessIdentity keeper, int which)
            throws IOException {
        return await(keeper, () -> ConmonAnswers.read(file).stream().skip(which - 1L).findFirst());
    }

    /** Waits until a file has a content; whether it ever will. */
    boolean isThere(Path file, ProcessIdentity keeper) throws IOException {
        return await(
                        keeper,
                        () ->
                                Files.exists(file) && Files.size(file) > 0
                                        ? Optional.of(file)
                                        : Optional.empty())
                .isPresent();
    }

    /** Waits until conmon has written down how the container ended; empty if it never will. */
    Optional<ExitStatus> exit(Path exitFile, ProcessIdentity keeper) throws IOException {
        return await(keeper, () -> status(exitFile));
    }

    /** How a container ended, if that is written down now. */
    static Optional<ExitStatus> status(Path exitFile) throws IOException {
        try {
            String digits = Files.readString(exitFile).strip();
            return digits.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ExitStatus.ofContainer(Integer.parseInt(digits)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(new ExitStatus.Unknown());
        }
    }

    /** Who claimed a launch: the line is written a moment after the file is created. */
    Optional<ProcessIdentity> keeper(Path file) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (true) {
            boolean last = System.nanoTime() - deadline > 0;
            ContainerFile found = ContainerFile.read(file);
            if (found.keeper().isPresent() || found.isVoid() || last) {
                return found.keeper();
            }
            LockSupport.parkNanos(FIRST_LOOK.toNanos());
        }
    }

    private <T> Optional<T> await(ProcessIdentity keeper, Look<T> part) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Duration pause = FIRST_LOOK;
        while (true) {
            boolean last = !processes.isAlive(keeper) || System.nanoTime() - deadline > 0;
            Optional<T> found = part.look();
            if (found.isPresent() || last) {
                return found;
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LAST_LOOK) < 0 ? pause.multipliedBy(2) : LAST_LOOK;
        }
    }
}
