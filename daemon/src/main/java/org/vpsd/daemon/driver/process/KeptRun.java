package org.vpsd.daemon.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Processes;

/** A run under a keeper, which leads the process group of the whole run. */
final class KeptRun implements Run {

    private static final Logger log = LoggerFactory.getLogger(KeptRun.class);

    private final Processes processes;
    private final Path file;
    private final ProcessIdentity keeper;
    private final ProcessIdentity child;
    private final AtomicBoolean killed = new AtomicBoolean();

    KeptRun(Processes processes, Path file, ProcessIdentity keeper, ProcessIdentity child) {
        this.processes = processes;
        this.file = file;
        this.keeper = keeper;
        this.child = child;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(child.pid());
    }

    @Override
    public boolean isAlive() {
        return processes.isAlive(child);
    }

    @Override
    public void signal(Signal signal) {
        processes.signal(child, signal);
    }

    @Override
    public void kill() {
        if (processes.isAlive(keeper) || processes.isAlive(child)) {
            killed.set(true);
            processes.signalGroup(keeper.pid(), Signal.KILL);
        }
    }

    @Override
    public void onExit(Consumer<ExitStatus> listener) {
        processes.watch(keeper, () -> keeperGone(listener));
    }

    /** The keeper goes last; if it was killed, its process may still be there. */
    private void keeperGone(Consumer<ExitStatus> listener) {
        Optional<ExitStatus> exit = recorded();
        if (exit.isPresent()) {
            ended(listener, exit.get());
        } else if (!killed.get() && processes.isAlive(child)) {
            log.warn(
                    "the keeper {} of process {} was killed: the process goes on, its exit status"
                            + " will not be known",
                    keeper.pid(),
                    child.pid());
            processes.watch(child, () -> ended(listener, new ExitStatus.Unknown()));
        } else {
            ended(listener, unrecorded());
        }
    }

    private void ended(Consumer<ExitStatus> listener, ExitStatus status) {
        processes.signalGroup(keeper.pid(), Signal.KILL);
        listener.accept(status);
    }

    private Optional<ExitStatus> recorded() {
        try {
            return RunFile.read(file, processes::identify).exit();
        } catch (IOException e) {
            log.warn(
                    "cannot read the exit status of process {}: {}",
                    child.pid(),
                    IoErrors.describe(e));
            return Optional.empty();
        }
    }

    private ExitStatus unrecorded() {
        return killed.get()
                ? new ExitStatus.Signaled(Signal.KILL.number())
                : new ExitStatus.Unknown();
    }
}
