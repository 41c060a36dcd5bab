package org.vpsd.daemon.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Driver;
import org.vpsd.daemon.driver.Launch;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.driver.RunPlace;
import org.vpsd.daemon.model.CommandSettings;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.Accounts;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Processes;

/** The driver of process instances. */
public final class ProcessDriver implements Driver {

    private static final Logger log = LoggerFactory.getLogger(ProcessDriver.class);

    private final Keepers keepers;
    private final KeptCommand commands;
    private final RunFinder finder;

    /**
     * A driver for one installation.
     *
     * @param keeper the keeper's script
     * @param environment the daemon's environment
     */
    public ProcessDriver(
            Processes processes, Accounts accounts, Path keeper, Map<String, String> environment) {
        this.finder = new RunFinder(processes);
        this.keepers = new Keepers(processes, keeper, KeptCommand.inherited(environment));
        this.commands = new KeptCommand(accounts, environment);
    }

    @Override
    public InstanceType type() {
        return InstanceType.PROCESS;
    }

    @Override
    public Launch prepare(InstanceSpec spec, RunPlace place, String token) throws LaunchException {
        CommandSettings command =
                spec.command().orElseThrow(() -> new LaunchException("it has no command to run"));
        Path file = LaunchFile.of(place.directory(), token);
        Path workdir = commands.workdir(command);
        LaunchText text =
                new LaunchText(
                        file,
                        place.log(),
                        workdir,
                        commands.environment(spec.name(), command),
                        commands.argv(command, workdir));
        try {
            return new KeeperLaunch(keepers, keepers.prepare(text), file, finder);
        } catch (IOException e) {
            throw new LaunchException(IoErrors.describe(e), e);
        }
    }

    @Override
    public Optional<Run> adopt(InstanceSpec spec, RunPlace place, String token) {
        Path file = LaunchFile.of(place.directory(), token);
        try {
            if (LaunchFile.claim(file)) {
                return Optional.empty();
            }
            Optional<ProcessIdentity> keeper = finder.keeper(file);
            return keeper.isEmpty() ? Optional.empty() : finder.begun(file, keeper.get());
        } catch (IOException e) {
            log.error("{}: cannot read what its keeper wrote to {}", spec.name(), file, e);
            return Optional.empty();
        }
    }
}
