package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.cgroup.Freezer;
import org.vpsd.daemon.cgroup.Usage;
import org.vpsd.daemon.driver.Executable;
import org.vpsd.daemon.driver.Execution;
import org.vpsd.daemon.driver.HasConsole;
import org.vpsd.daemon.driver.Inspectable;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.Limitable;
import org.vpsd.daemon.driver.Networked;
import org.vpsd.daemon.driver.Privileged;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.driver.Session;
import org.vpsd.daemon.driver.Suspendable;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.Privilege;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.PacketSocket;
import org.vpsd.daemon.sys.Processes;

/** A container that runs under conmon. With its first process all its processes end. */
final class OciRun
        implements Run,
                Inspectable,
                Suspendable,
                Limitable,
                Privileged,
                Networked,
                Executable,
                HasConsole {

    private static final Logger logger = LoggerFactory.getLogger(OciRun.class);

    private final Containers containers;
    private final Processes processes;
    private final ContainerFinder finder;
    private final LaunchPlaces places;
    private final InitProgram program;
    private final ContainerPrograms programs;
    private final Freezer freezer;
    private final ContainerLimits limits;
    private final ContainerPrivileges privileges;
    private final ContainerNetwork network;
    private final Path log;
    private final long logSize;
    private final ProcessIdentity conmon;
    private final ProcessIdentity init;
    private final AtomicBoolean killed = new AtomicBoolean();

    OciRun(
            Containers containers,
            ContainerFinder finder,
            Container container,
            ProcessIdentity conmon,
            ProcessIdentity init) {
        this.containers = containers;
        this.processes = containers.processes();
        this.finder = finder;
        this.places = container.places();
        VpsSettings settings = container.settings();
        this.program = new InitProgram(settings.init(), new GuestRoot(settings.root()));
        this.privileges = new ContainerPrivileges(places, settings);
        this.limits = new ContainerLimits(containers, container);
        this.programs = new ContainerPrograms(containers, finder, places, container.log());
        this.freezer = new Freezer(containers.cgroup(places));
        this.network = container.network();
        this.log = container.log();
        this.logSize = settings.logSize();
        this.conmon = conmon;
        this.init = init;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(init.pid());
    }

    @Override
    public boolean isAlive() {
        return processes.isAlive(init);
    }

    @Override
    public Signal terminate(Optional<Signal> signal) {
        Signal sent = signal.orElseGet(program::stopSignal);
        processes.signal(init, sent);
        thaw();
        return sent;
    }

    @Override
    public void kill() {
        if (isAlive()) {
            killed.set(true);
            processes.signal(init, Signal.KILL);
            thaw();
        }
    }

    /** What is frozen does not even die. */
    private void thaw() {
        try {
            if (freezer.isFrozen()) {
                resume();
            }
        } catch (IOException e) {
            logger.warn("{}: stays suspended: {}", places.id(), IoErrors.describe(e));
        }
    }

    @Override
    public void suspend() throws IOException {
        network.block(true);
        try {
            freezer.freeze();
        } catch (IOException e) {
            network.block(false);
            throw e;
        }
    }

    @Override
    public void resume() throws IOException {
        network.block(false);
        freezer.thaw();
    }

    @Override
    public boolean isSuspended() {
        return freezer.isFrozen();
    }

    @Override
    public List<String> limit(Limits changes) throws IOException {
        return limits.limit(changes);
    }

    @Override
    public Sets privileges() throws IOException {
        return privileges.privileges();
    }

    @Override
    public List<String> change(PrivilegeChanges.Kind kind, Set<Privilege> changed)
            throws IOException {
        return privileges.change(kind, changed);
    }

    @Override
    public List<Use> use() {
        return limits.use();
    }

    @Override
    public OptionalDouble percentCpu() {
        return limits.percentCpu();
    }

    @Override
    public IpNetworks allowed() throws IOException {
        return network.allowed();
    }

    @Override
    public void allow(List<IpNetwork> networks) throws IOException {
        network.allow(networks);
    }

    @Override
    public void disallow(List<IpNetwork> networks) throws IOException {
        network.disallow(networks);
    }

    @Override
    public void moveIn(String name, String inside) throws IOException {
        network.moveIn(name, inside, init.pid());
    }

    @Override
    public List<InterfaceUse> interfaces() throws IOException {
        return network.interfaces();
    }

    @Override
    public Inside inspect() {
        return ContainerInspection.of(init.pid(), new Usage(containers.cgroup(places)));
    }

    @Override
    public Session execute(Execution execution) throws LaunchException {
        return programs.attached(execution);
    }

    @Override
    public void executeDetached(Execution execution) throws LaunchException {
        programs.detached(execution);
    }

    @Override
    public boolean has(String file) {
        return program.root().find(file).isPresent();
    }

    @Override
    public Session console() throws LaunchException {
        try {
            return new ConmonSession(
                    PacketSocket.connect(places.console()), places.bundle(), ConmonSession.CONSOLE);
        } catch (IOException e) {
            throw new LaunchException("its console is gone: " + IoErrors.describe(e), e);
        }
    }

    @Override
    public void onExit(Consumer<ExitStatus> listener) {
        containers.logs().add(log, places.control(), logSize);
        containers.softLimits().add(limits);
        processes.watch(conmon, this::conmonGone);
        processes.watch(
                init, () -> Thread.ofVirtual().name("container end").start(() -> end(listener)));
    }

    /** Usually conmon ends because the container has. */
    private void conmonGone() {
        if (isAlive()) {
            logger.warn(
                    "conmon {} of container {} was killed: the container runs on, but without"
                            + " console and log, and nobody will know how it ended",
                    conmon.pid(),
                    places.id());
        }
    }

    private void end(Consumer<ExitStatus> listener) {
        ExitStatus status = exitStatus();
        containers.logs().remove(log);
        containers.softLimits().remove(limits);
        long kills = new Usage(containers.cgroup(places)).memoryKills();
        if (kills > 0) {
            logger.warn(
                    "{}: {} of its processes were killed for want of memory (limits: phys, virt)",
                    places.id(),
                    kills);
        }
        containers.reached(places, "ended");
        network.ended(places);
        containers.dispose(places);
        containers.reached(places, "disposed");
        processes.reap(conmon);
        listener.accept(status);
    }

    private ExitStatus exitStatus() {
        try {
            return finder.exit(places.exitFile(), conmon).orElseGet(this::unrecorded);
        } catch (IOException e) {
            logger.warn("{}: cannot read its exit status: {}", places.id(), IoErrors.describe(e));
            return unrecorded();
        }
    }

    private ExitStatus unrecorded() {
        return killed.get()
                ? new ExitStatus.Signaled(Signal.KILL.number())
                : new ExitStatus.Unknown();
    }
}
