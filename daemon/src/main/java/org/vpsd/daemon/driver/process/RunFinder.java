package org.vpsd.daemon.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.Processes;

/** Waits for what keepers write into their run files. Safe for use by several threads. */
final class RunFinder {

    /**
     * How long a keeper may take for what it does at once; only a machine at its limits needs it.
     */
    private static final Duration KEEPER_TIME = Duration.ofSeconds(20);

    private static final Duration FIRST_LOOK = Duration.ofMillis(1);
    private static final Duration LAST_LOOK = Duration.ofMillis(20);

    /** A keeper that was woken together with us needs only a few blinks to write a line. */
    private static final Duration A_BLINK = Duration.ofNanos(20_000);

    private static final int QUICK_LOOKS = 10;

    private final Processes processes;

    RunFinder(Processes processes) {
        this.processes = processes;
    }

    /** Waits until the main process is about to be executed; empty if the keeper gave up. */
    Optional<Run> begun(Path file, ProcessIdentity keeper) throws IOException {
        Optional<ProcessIdentity> child = await(file, keeper, RunFile::child);
        if (child.isEmpty()) {
            processes.signalGroup(keeper.pid(), Signal.KILL);
            processes.reap(keeper);
        }
        return child.map(c -> new KeptRun(processes, this, file, keeper, c));
    }

    /**
     * How a main process has ended that is gone already, if its keeper writes it down in a moment;
     * for a thread that must not be held up.
     */
    Optional<ExitStatus> endedNow(Path file) throws IOException {
        Optional<ExitStatus> exit = read(file).exit();
        for (int look = 1; exit.isEmpty() && look < QUICK_LOOKS; look++) {
            LockSupport.parkNanos(A_BLINK.toNanos());
            exit = read(file).exit();
        }
        return exit;
    }

    /** Waits until it is written down how the main process has ended; empty if it never will be. */
    Optional<ExitStatus> ended(Path file, ProcessIdentity keeper) throws IOException {
        return await(file, keeper, RunFile::exit);
    }

    private <T> Optional<T> await(
            Path file, ProcessIdentity keeper, Function<RunFile, Optional<T>> part)
            throws IOException {
        long deadline = System.nanoTime() + KEEPER_TIME.toNanos();
        Duration pause = FIRST_LOOK;
        while (true) {
            LockSupport.parkNanos(pause.toNanos());
            boolean last = !processes.isAlive(keeper) || System.nanoTime() - deadline > 0;
            Optional<T> found = part.apply(read(file));
            if (found.isPresent() || last) {
                return found;
            }
            pause = pause.compareTo(LAST_LOOK) < 0 ? pause.multipliedBy(2) : LAST_LOOK;
        }
    }

    /** The keeper creates its file a moment before it says who it is. */
    Optional<ProcessIdentity> keeper(Path file) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (true) {
            boolean last = System.nanoTime() - deadline > 0;
            RunFile run = read(file);
            if (run.keeper().isPresent() || run.isVoid() || last) {
                return run.keeper();
            }
            LockSupport.parkNanos(FIRST_LOOK.toNanos());
        }
    }

    private RunFile read(Path file) throws IOException {
        return RunFile.read(file, processes::identify);
    }
}
