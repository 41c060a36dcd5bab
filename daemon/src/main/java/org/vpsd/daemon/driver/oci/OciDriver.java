package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.cgroup.Hierarchies;
import org.vpsd.daemon.doctor.RuntimeChoice;
import org.vpsd.daemon.driver.Driver;
import org.vpsd.daemon.driver.Launch;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.driver.RunPlace;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.network.InstanceNetworks;
import org.vpsd.daemon.network.NetworkOwner;
import org.vpsd.daemon.storage.RootStorage;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.daemon.sys.FaultPoints;
import org.vpsd.daemon.sys.HostBoot;
import org.vpsd.daemon.sys.OwnAccount;
import org.vpsd.daemon.sys.Processes;
import org.vpsd.daemon.sys.Programs;

/** The driver of operating-system containers. */
public final class OciDriver implements Driver {

    private static final Logger log = LoggerFactory.getLogger(OciDriver.class);

    private final Processes processes;
    private final Path libexec;
    private final Path state;
    private final Path shared;
    private final IdRanges ranges;
    private final Hierarchies hierarchies;
    private final InstanceNetworks networks;
    private final Supplier<String> runtimeSetting;
    private final ConsoleLogs logs = new ConsoleLogs();
    private final SoftLimits softLimits = new SoftLimits();
    private final FaultPoints faultPoints;

    /**
     * A driver for one daemon.
     *
     * @param libexec where our scripts are
     * @param state the daemon's state directory
     * @param networks of the instances
     * @param runtimeSetting {@code runtime} of vpsd.conf, as it is now
     * @param faultPoints told of each step
     * @throws IOException if the state directory cannot be used, or the ids that others have, or
     *     the mounts, cannot be read
     */
    public OciDriver(
            Processes processes,
            Path libexec,
            Path state,
            InstanceNetworks networks,
            Supplier<String> runtimeSetting,
            FaultPoints faultPoints)
            throws IOException {
        this.processes = processes;
        this.libexec = libexec;
        this.hierarchies = Hierarchies.ofHost();
        this.networks = networks;
        this.runtimeSetting = runtimeSetting;
        this.faultPoints = faultPoints;
        this.state = state;
        this.shared = ofThisBoot(state.resolve("oci"));
        List<SubIds> taken = new ArrayList<>(SubIds.read(Path.of("/etc/subuid")));
        taken.addAll(SubIds.read(Path.of("/etc/subgid")));
        this.ranges = new IdRanges(state.resolve("idranges"), taken);
    }

    /** What the runtime knows of containers ends with them when the host boots. */
    static Path ofThisBoot(Path directory) throws IOException {
        Path boot = directory.resolve("boot");
        String now = HostBoot.id();
        if (!Files.exists(boot) || !Files.readString(boot).equals(now)) {
            Bundle.removeTree(directory);
            DurableFiles.createPrivateDirectory(directory);
            Files.writeString(boot, now);
        }
        return directory;
    }

    @Override
    public InstanceType type() {
        return InstanceType.VPS;
    }

    @Override
    public Launch prepare(InstanceSpec spec, RunPlace place, String token) throws LaunchException {
        if (!OwnAccount.isRoot()) {
            throw new LaunchException("a container needs a vpsd that runs as root");
        }
        VpsSettings settings = settings(spec);
        Optional<Path> idle = Programs.find("catatonit");
        if (settings.init().isEmpty() && idle.isEmpty()) {
            throw new LaunchException(
                    "it has no init, and catatonit, which would wait in its place, is not"
                            + " installed");
        }
        Container container = container(spec, settings, place, token);
        return new OciLaunch(
                containers(), new ContainerSetup(spec.name(), container, ranges, idle));
    }

    private Container container(
            InstanceSpec spec, VpsSettings settings, RunPlace place, String token) {
        return new Container(
                LaunchPlaces.of(spec.name(), place.directory(), shared, token),
                settings,
                storage(spec.name(), settings),
                network(spec, settings, place),
                place.log());
    }

    private RootStorage storage(InstanceName name, VpsSettings settings) {
        return new RootStorage(
                settings.storage(), settings.root(), LaunchPlaces.storage(state, name));
    }

    private Path runtime() throws LaunchException {
        RuntimeChoice choice = RuntimeChoice.of(runtimeSetting.get(), hierarchies);
        return choice.program()
                .orElseThrow(
                        () ->
                                new LaunchException(
                                        "a container needs an OCI runtime: " + choice.why()));
    }

    private static Path require(String program) throws LaunchException {
        return Programs.find(program)
                .orElseThrow(
                        () ->
                                new LaunchException(
                                        "a container needs "
                                                + program
                                                + ", which is not installed on this host"));
    }

    @Override
    public Optional<Run> adopt(InstanceSpec spec, RunPlace place, String token) {
        try {
            Container container = container(spec, settings(spec), place, token);
            LaunchPlaces places = container.places();
            if (LaunchFile.claim(places.file())) {
                return Optional.empty();
            }
            Optional<ProcessIdentity> keeper = containers().keeper(places);
            if (keeper.isPresent()) {
                Optional<Run> run = containers().begun(container, keeper.get());
                if (run.isPresent()) {
                    return run;
                }
            }
            containers().dispose(places);
        } catch (IOException | LaunchException e) {
            log.error("{}: cannot tell what became of its launch {}", spec.name(), token, e);
        }
        return Optional.empty();
    }

    @Override
    public boolean hasWork(State state, InstanceSpec spec, RunPlace place) {
        Optional<VpsSettings> settings = spec.vps();
        return settings.isPresent()
                && switch (state) {
                    case START_NETWORK -> !settings.get().network().isNone();
                    case STOP_NETWORK -> network(spec, settings.get(), place).network().isStarted();
                    case STOP_STORAGE -> !settings.get().storage().isNone();
                    default -> false;
                };
    }

    @Override
    public void startNetwork(InstanceSpec spec, RunPlace place) throws IOException {
        Optional<VpsSettings> settings = spec.vps();
        if (settings.isPresent()) {
            if (!OwnAccount.isRoot()) {
                throw new IOException("a container needs a vpsd that runs as root");
            }
            network(spec, settings.get(), place).start();
        }
    }

    @Override
    public void stopNetwork(InstanceSpec spec, RunPlace place) throws IOException {
        Optional<VpsSettings> settings = spec.vps();
        if (settings.isPresent()) {
            network(spec, settings.get(), place).network().stop();
        }
    }

    private ContainerNetwork network(InstanceSpec spec, VpsSettings settings, RunPlace place) {
        NetworkOwner owner =
                new NetworkOwner(
                        spec.name(), settings.network(), place.directory(), spec.hooks().timeout());
        return new ContainerNetwork(
                networks.of(owner), settings.network(), place.directory(), libexec.resolve("plug"));
    }

    @Override
    public void stopStorage(InstanceSpec spec, RunPlace place) throws IOException {
        Optional<VpsSettings> settings = spec.vps();
        if (settings.isPresent() && !settings.get().storage().isNone()) {
            storage(spec.name(), settings.get()).detach();
        }
    }

    private Containers containers() throws LaunchException {
        return new Containers(
                processes,
                new ConmonCommand(libexec, require("conmon"), runtime()),
                hierarchies,
                logs,
                softLimits,
                faultPoints);
    }

    private static VpsSettings settings(InstanceSpec spec) throws LaunchException {
        return spec.vps().orElseThrow(() -> new LaunchException("it has no fsroot"));
    }
}
