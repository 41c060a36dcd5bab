package org.vpsd.daemon.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.Processes;

/** Waits for what keepers write into their run files. Safe for use by several threads. */
final class RunFinder {

    /** How long a keeper may take to begin; only a machine at its limits needs it. */
    private static final Duration KEEPER_TIME = Duration.ofSeconds(20);

    private static final Duration FIRST_LOOK = Duration.ofMillis(1);
    private static final Duration LAST_LOOK = Duration.ofMillis(20);

    private final Processes processes;

    RunFinder(Processes processes) {
        this.processes = processes;
    }

    /** Waits until the main process is about to be executed; empty if the keeper gave up. */
    Optional<Run> begun(Path file, ProcessIdentity keeper) throws IOException {
        Optional<ProcessIdentity> child = awaitChild(file, keeper);
        if (child.isEmpty()) {
            processes.signalGroup(keeper.pid(), Signal.KILL);
            processes.watch(keeper, () -> {});
        }
        return child.map(c -> new KeptRun(processes, file, keeper, c));
    }

    private Optional<ProcessIdentity> awaitChild(Path file, ProcessIdentity keeper)
            throws IOException {
        long deadline = System.nanoTime() + KEEPER_TIME.toNanos();
        Duration pause = FIRST_LOOK;
        while (true) {
            LockSupport.parkNanos(pause.toNanos());
            boolean last = !processes.isAlive(keeper) || System.nanoTime() - deadline > 0;
            RunFile run = RunFile.read(file, processes::identify);
            if (run.child().isPresent() || last) {
                return run.child();
            }
            pause = pause.compareTo(LAST_LOOK) < 0 ? pause.multipliedBy(2) : LAST_LOOK;
        }
    }

    /** The keeper creates its file a moment before it says who it is. */
    Optional<ProcessIdentity> keeper(Path file) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (true) {
            boolean last = System.nanoTime() - deadline > 0;
            RunFile run = RunFile.read(file, processes::identify);
            if (run.keeper().isPresent() || run.isVoid() || last) {
                return run.keeper();
            }
            LockSupport.parkNanos(FIRST_LOOK.toNanos());
        }
    }
}
