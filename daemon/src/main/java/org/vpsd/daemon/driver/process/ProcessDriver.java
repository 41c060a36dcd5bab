package org.vpsd.daemon.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Driver;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.driver.RunPlace;
import org.vpsd.daemon.model.CommandSettings;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.Accounts;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Processes;

/** The driver of process instances. */
public final class ProcessDriver implements Driver {

    private static final Logger log = LoggerFactory.getLogger(ProcessDriver.class);

    /** How long a keeper may take to begin; only a machine at its limits needs it. */
    private static final Duration KEEPER_TIME = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofNanos(300_000);

    private final Processes processes;
    private final KeeperCommand keeperCommand;

    /**
     * A driver for one installation.
     *
     * @param keeper the keeper's script
     * @param environment the daemon's environment
     */
    public ProcessDriver(
            Processes processes, Accounts accounts, Path keeper, Map<String, String> environment) {
        this.processes = processes;
        this.keeperCommand = new KeeperCommand(keeper, accounts, environment);
    }

    @Override
    public InstanceType type() {
        return InstanceType.PROCESS;
    }

    @Override
    public Run launch(InstanceSpec spec, RunPlace place, String token) throws LaunchException {
        CommandSettings command =
                spec.command().orElseThrow(() -> new LaunchException("it has no command to run"));
        Path file = RunFile.of(place.directory(), token);
        List<String> argv = keeperCommand.argv(command, place, file);
        Map<String, String> environment = keeperCommand.environment(spec.name(), command);
        try {
            RunFile.removeAll(place.directory());
            ProcessIdentity keeper = processes.spawn(argv, environment);
            return begun(file, keeper)
                    .orElseThrow(
                            () ->
                                    new LaunchException(
                                            "its keeper could not begin: "
                                                    + place.directory()
                                                    + " may be full or read-only"));
        } catch (IOException e) {
            throw new LaunchException(IoErrors.describe(e), e);
        }
    }

    /** Waits until the main process is about to be executed; empty if the keeper gave up. */
    private Optional<Run> begun(Path file, ProcessIdentity keeper) throws IOException {
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
        while (true) {
            boolean last = !processes.isAlive(keeper) || System.nanoTime() - deadline > 0;
            RunFile run = RunFile.read(file, processes::identify);
            if (run.child().isPresent() || last) {
                return run.child();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public Optional<Run> adopt(InstanceSpec spec, RunPlace place, String token) {
        Path file = RunFile.of(place.directory(), token);
        try {
            if (RunFile.claim(file)) {
                return Optional.empty();
            }
            Optional<ProcessIdentity> keeper = awaitKeeper(file);
            return keeper.isEmpty() ? Optional.empty() : begun(file, keeper.get());
        } catch (IOException e) {
            log.error("{}: cannot read what its keeper wrote to {}", spec.name(), file, e);
            return Optional.empty();
        }
    }

    /** The keeper creates its file a moment before it says who it is. */
    private Optional<ProcessIdentity> awaitKeeper(Path file) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (true) {
            boolean last = System.nanoTime() - deadline > 0;
            RunFile run = RunFile.read(file, processes::identify);
            if (run.keeper().isPresent() || run.isVoid() || last) {
                return run.keeper();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
