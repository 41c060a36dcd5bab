package org.vpsd.daemon.main;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.vpsd.daemon.config.Configuration;
import org.vpsd.daemon.config.DaemonSettings;
import org.vpsd.daemon.control.Reconfiguration;
import org.vpsd.daemon.instance.Autostart;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.Registry;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.Problem;

/** Takes the configuration over anew, by signal or command. */
final class Reloader implements Reconfiguration {

    private static final Logger log = LoggerFactory.getLogger(Reloader.class);

    private final ConfigSource config;
    private final Registry registry;
    private volatile DaemonSettings settings = DaemonSettings.DEFAULT;

    Reloader(ConfigSource config, Registry registry) {
        this.config = config;
        this.registry = registry;
    }

    DaemonSettings settings() {
        return settings;
    }

    /** Takes the daemon's own settings over. */
    void use(DaemonSettings now) {
        settings = now;
    }

    @Override
    public synchronized Report reload() {
        Configuration configuration = config.read();
        log(configuration);
        settings = configuration.daemon();
        List<Registry.Change> changes =
                registry.reload(configuration.instances(), unclear(configuration));
        changes.forEach(change -> log.info("{}: {}", change.name(), change.kind()));
        startNew(changes);
        return new Report(configuration.instances().size(), configuration.problems(), changes);
    }

    private void startNew(List<Registry.Change> changes) {
        List<Instance> added =
                changes.stream()
                        .filter(change -> change.kind() == Registry.Change.Kind.ADDED)
                        .flatMap(change -> registry.find(change.name()).stream())
                        .toList();
        CompletableFuture<Void> _ = Autostart.start(added, settings.autostartParallel());
    }

    @Override
    public synchronized Defined define(Path file, String id, boolean takesOver) {
        Configuration configuration = config.readFile(file, id);
        Optional<InstanceSpec> spec = configuration.instances().stream().findFirst();
        if (takesOver) {
            log(configuration);
            spec.ifPresent(registry::define);
        }
        return new Defined(spec.map(InstanceSpec::name), configuration.problems());
    }

    /** An instance whose directory has a problem is not taken for removed: it stays as it is. */
    private Set<InstanceName> unclear(Configuration configuration) {
        return registry.all().stream()
                .filter(
                        instance ->
                                instance.configured()
                                        .filter(spec -> configuration.isBroken(spec.directory()))
                                        .isPresent())
                .map(Instance::name)
                .collect(Collectors.toSet());
    }

    @Override
    public Report check() {
        Configuration configuration = config.read();
        return new Report(configuration.instances().size(), configuration.problems(), List.of());
    }

    /** Tells the daemon's log of every problem. */
    void log(Configuration configuration) {
        for (Problem problem : configuration.problems()) {
            log.atLevel(problem.isError() ? Level.ERROR : Level.WARN)
                    .log("configuration: {}", problem);
        }
    }
}
