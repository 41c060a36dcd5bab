package org.vpsd.daemon.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.authz.Authorizer;
import org.vpsd.daemon.cgroup.Hierarchies;
import org.vpsd.daemon.config.Configuration;
import org.vpsd.daemon.config.DaemonSettings;
import org.vpsd.daemon.control.Access;
import org.vpsd.daemon.control.Commands;
import org.vpsd.daemon.control.ControlServer;
import org.vpsd.daemon.doctor.Doctor;
import org.vpsd.daemon.doctor.Finding;
import org.vpsd.daemon.driver.Driver;
import org.vpsd.daemon.driver.oci.OciDriver;
import org.vpsd.daemon.driver.process.ProcessDriver;
import org.vpsd.daemon.hooks.HookRunner;
import org.vpsd.daemon.instance.Autostart;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.Registry;
import org.vpsd.daemon.instance.StartGate;
import org.vpsd.daemon.instance.Surroundings;
import org.vpsd.daemon.journal.EventStream;
import org.vpsd.daemon.journal.InstanceLogs;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.network.HostTag;
import org.vpsd.daemon.network.InstanceNetworks;
import org.vpsd.daemon.network.freebsd.FreeBsdNetwork;
import org.vpsd.daemon.network.linux.LinuxNetwork;
import org.vpsd.daemon.store.StateStore;
import org.vpsd.daemon.sys.Accounts;
import org.vpsd.daemon.sys.FaultPoints;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.NativeProcesses;
import org.vpsd.daemon.sys.OwnAccount;
import org.vpsd.daemon.sys.Processes;
import org.vpsd.daemon.sys.ServiceManager;
import org.vpsd.daemon.sys.SignalHandlers;
import org.vpsd.daemon.sys.SystemAccounts;
import org.vpsd.daemon.sys.ThreadTimers;

/** The running daemon: everything wired together, from start to end. */
final class Daemon implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Daemon.class);

    /** Whether to rehearse; the launcher says so. */
    private static final String REHEARSE = "vpsd.rehearse";

    private final Places places;
    private final StateStore store;
    private final ConfigSource config;
    private final StartGate gate = new StartGate();
    private final ThreadTimers timers = new ThreadTimers();
    private final ServiceManager serviceManager =
            new ServiceManager(System.getenv(ServiceManager.VARIABLE));
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final InstanceNetworks networks;
    private final Registry registry;
    private final ControlServer control;
    private final Reloader reloader;

    /**
     * Brings the daemon up to where it can be asked; nothing is started yet.
     *
     * @param libexec where the scripts of the image are
     * @param store the state directory, held
     * @param faultPoints told of each step
     * @throws StartException if it cannot work
     */
    Daemon(Places places, Path libexec, StateStore store, FaultPoints faultPoints)
            throws StartException {
        this.places = places;
        this.store = store;
        this.config = new ConfigSource(places.config());
        HostTag tag = new HostTag(places.state().toAbsolutePath().normalize());
        boolean isFreeBsd = System.getProperty("os.name", "").equals("FreeBSD");
        this.networks =
                new InstanceNetworks(
                        isFreeBsd ? new FreeBsdNetwork(tag) : new LinuxNetwork(tag),
                        tag,
                        faultPoints);
        SystemAccounts accounts = new SystemAccounts(Clock.systemUTC());
        NativeProcesses processes = NativeProcesses.open();
        InstanceLogs logs = new InstanceLogs(places.logs());
        EventStream events = new EventStream();
        Surroundings surroundings =
                new Surroundings(
                        drivers(libexec, processes, accounts, faultPoints),
                        new HookRunner(processes, OwnAccount.user()),
                        logs,
                        events,
                        timers,
                        Clock.systemUTC(),
                        places.socket(),
                        gate,
                        (name, text) -> log.info("{}: {}", name, text));
        this.registry = new Registry(store, surroundings, config::readSaved);
        this.reloader = new Reloader(config, registry);
        Access access = new Access(registry, new Authorizer(OwnAccount.user()), accounts);
        Commands commands =
                new Commands(
                        access,
                        reloader,
                        this::examine,
                        logs,
                        events,
                        Clock.systemUTC(),
                        Version.TEXT);
        SignalHandlers.on(Signal.HUP, () -> signals.add(Signal.HUP));
        SignalHandlers.on(Signal.TERM, () -> signals.add(Signal.TERM));
        SignalHandlers.on(Signal.INT, () -> signals.add(Signal.TERM));
        Rehearsal rehearsal = new Rehearsal(places.state().resolve("rehearsal"), surroundings);
        this.control = begin(access, commands, rehearsal);
    }

    private Map<InstanceType, Driver> drivers(
            Path libexec, Processes processes, Accounts accounts, FaultPoints faultPoints)
            throws StartException {
        Path keeper = libexec.resolve("keeper");
        try {
            return Map.of(
                    InstanceType.PROCESS,
                    new ProcessDriver(processes, accounts, keeper, System.getenv()),
                    InstanceType.VPS,
                    new OciDriver(
                            processes,
                            libexec,
                            places.state(),
                            networks,
                            this::runtime,
                            faultPoints));
        } catch (IOException e) {
            throw new StartException(ExitCode.CANNOT_CREATE, IoErrors.describe(e));
        }
    }

    private String runtime() {
        return reloader.settings().runtime();
    }

    private List<Finding> examine() {
        try {
            return new Doctor(Hierarchies.ofHost(), runtime()).examine();
        } catch (IOException e) {
            log.warn("this host cannot be examined: {}", IoErrors.describe(e));
            return List.of();
        }
    }

    /** What this host lacks, if there are instances that may need it. */
    private void reportHost() {
        boolean hasContainers =
                registry.all().stream().anyMatch(i -> i.view().spec().type() == InstanceType.VPS);
        if (!hasContainers) {
            return;
        }
        for (Finding finding : examine()) {
            if (finding.status() != Finding.Status.OK) {
                log.info(
                        "this host: {} {}: {}; it is for: {}; to get it: {}",
                        finding.thing(),
                        finding.status().word(),
                        finding.detail(),
                        finding.matters(),
                        finding.remedy());
            }
        }
    }

    private ControlServer begin(Access access, Commands commands, Rehearsal rehearsal)
            throws StartException {
        try {
            Configuration configuration = config.read();
            reloader.log(configuration);
            reloader.use(configuration.daemon());
            boolean fresh = store.begin();
            List<Instance> untouched = registry.begin(configuration.instances());
            if (OwnAccount.isRoot()) {
                networks.begin(timers);
            }
            ControlServer server =
                    ControlServer.listen(
                            places.socket(), OwnAccount.isRoot(), access, commands, timers);
            Files.writeString(places.pidFile(), ProcessHandle.current().pid() + "\n");
            CompletableFuture<Void> started =
                    Autostart.start(
                            fresh ? registry.all() : untouched,
                            configuration.daemon().autostartParallel());
            if (Boolean.getBoolean(REHEARSE)) {
                CompletableFuture<Void> _ = started.thenRunAsync(rehearsal::perform);
            }
            return server;
        } catch (IOException e) {
            throw new StartException(ExitCode.CANNOT_CREATE, IoErrors.describe(e));
        }
    }

    /** Serves until it is told to end; then ends as {@code on_exit} says. */
    void run() throws InterruptedException {
        tell("READY=1\nMAINPID=" + ProcessHandle.current().pid());
        log.info(
                "vpsd {} is ready, pid {}, {} instances",
                Version.TEXT,
                ProcessHandle.current().pid(),
                registry.all().size());
        Thread.ofVirtual().name("doctor").start(this::reportHost);
        while (signals.take() == Signal.HUP) {
            tell("RELOADING=1");
            reloader.reload();
            tell("READY=1");
        }
        tell("STOPPING=1");
        end();
    }

    private void end() throws InterruptedException {
        gate.close();
        if (reloader.settings().onExit() == DaemonSettings.OnExit.LEAVE) {
            log.info("ending; the instances go on (on_exit = leave)");
            return;
        }
        log.info("stopping all instances (on_exit = stop)");
        CompletableFuture<Void> stopped = Autostart.stop(registry.all());
        CompletableFuture<Void> _ = stopped.thenRun(() -> signals.add(Signal.CONT));
        while (!stopped.isDone()) {
            if (signals.take() == Signal.TERM) {
                log.warn("told to end a second time: killing what still runs");
                registry.all().forEach(instance -> instance.request(Event.STOP_NOW));
            }
        }
        try {
            store.endClean();
        } catch (IOException e) {
            log.warn("the next start will not be a fresh one: {}", IoErrors.describe(e));
        }
    }

    private void tell(String text) {
        serviceManager.tell(text).ifPresent(log::warn);
    }

    @Override
    public void close() {
        try {
            control.close();
            Files.deleteIfExists(places.pidFile());
            store.close();
        } catch (IOException e) {
            log.warn("not all was tidied up: {}", IoErrors.describe(e));
        }
        timers.close();
        log.info("vpsd has ended");
    }
}
