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
    private final RunFinder finder;
    private final Path file;
    private final ProcessIdentity keeper;
    private final ProcessIdentity child;
    private final AtomicBoolean killed = new AtomicBoolean();

    KeptRun(
            Processes processes,
            RunFinder finder,
            Path file,
            ProcessIdentity keeper,
            ProcessIdentity child) {
        this.processes = processes;
        this.finder = finder;
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
    public Signal terminate(Optional<Signal> signal) {
        Signal sent = signal.orElse(Signal.TERM);
        processes.signal(child, sent);
        return sent;
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
        processes.watch(child, () -> childGone(listener));
    }

    /** Its keeper, if it is there, is about to write down how it ended. */
    private void childGone(Consumer<ExitStatus> listener) {
        try {
            Optional<ExitStatus> exit = finder.endedNow(file);
            if (exit.isPresent()) {
                ended(listener, exit.get());
            } else {
                Thread.ofVirtual().name("exit status").start(() -> awaitStatus(listener));
            }
        } catch (IOException e) {
            ended(listener, unreadable(e));
        }
    }

    private void awaitStatus(Consumer<ExitStatus> listener) {
        ExitStatus status;
        try {
            status = finder.ended(file, keeper).orElseGet(this::unrecorded);
        } catch (IOException e) {
            status = unreadable(e);
        }
        ended(listener, status);
    }

    /** What is left of its group ends with it, its keeper too. */
    private void ended(Consumer<ExitStatus> listener, ExitStatus status) {
        processes.signalGroup(keeper.pid(), Signal.KILL);
        listener.accept(status);
        processes.reap(keeper);
    }

    private ExitStatus unrecorded() {
        if (killed.get()) {
            return new ExitStatus.Signaled(Signal.KILL.number());
        }
        log.warn(
                "the keeper {} of process {} was killed: it is not known how that ended",
                keeper.pid(),
                child.pid());
        return new ExitStatus.Unknown();
    }

    private ExitStatus unreadable(IOException e) {
        log.warn(
                "cannot read the exit status of process {}: {}", child.pid(), IoErrors.describe(e));
        return unrecorded();
    }
}
