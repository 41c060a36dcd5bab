package org.vpsd.daemon.instance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.store.InstanceStore;
import org.vpsd.daemon.store.SavedSpec;
import org.vpsd.daemon.store.StateStore;
import org.vpsd.daemon.sys.IoErrors;

/** All instances of a daemon. Safe for use by several threads. */
public final class Registry {

    private static final Logger log = LoggerFactory.getLogger(Registry.class);

    private final StateStore store;
    private final Surroundings daemon;
    private final BiFunction<InstanceName, SavedSpec, Optional<InstanceSpec>> readSaved;
    private final Map<InstanceName, Instance> instances = new ConcurrentSkipListMap<>();

    /**
     * What a reload does to an instance.
     *
     * @param name the instance
     * @param kind what
     */
    public record Change(InstanceName name, Kind kind) {

        /** What a reload can do to an instance. */
        public enum Kind {
            /** It is new. */
            ADDED,
            /** It is down and has new settings. */
            CHANGED,
            /** It is down and gone. */
            REMOVED,
            /** It runs on with its old settings until its next start. */
            RESTART_PENDING,
            /** It runs on until it is stopped and is then gone. */
            REMOVAL_PENDING
        }
    }

    /**
     * A registry with no instance yet.
     *
     * @param readSaved makes settings of what is remembered of them; empty if it cannot
     */
    public Registry(
            StateStore store,
            Surroundings daemon,
            BiFunction<InstanceName, SavedSpec, Optional<InstanceSpec>> readSaved) {
        this.store = store;
        this.daemon = daemon;
        this.readSaved = readSaved;
    }

    /** The instance of a name. */
    public Optional<Instance> find(InstanceName name) {
        return Optional.ofNullable(instances.get(name));
    }

    /** All instances, by name. */
    public List<Instance> all() {
        return List.copyOf(instances.values());
    }

    /**
     * Takes in the first configuration and goes on where a former daemon stopped, also with
     * instances that are no longer configured.
     *
     * @return the instances that were never started in this boot of the host
     * @throws IOException if the state directory cannot be read
     */
    public List<Instance> begin(List<InstanceSpec> specs) throws IOException {
        Map<InstanceName, Optional<InstanceSpec>> configured = new TreeMap<>();
        store.names().forEach(name -> configured.put(name, Optional.empty()));
        specs.forEach(spec -> configured.put(spec.name(), Optional.of(spec)));
        Map<Instance, CompletableFuture<Boolean>> known = new HashMap<>();
        configured.forEach((name, spec) -> add(name, spec).ifPresent(i -> known.put(i, i.begin())));
        List<Instance> untouched = new ArrayList<>();
        known.forEach(
                (instance, started) -> {
                    if (!started.join()) {
                        untouched.add(instance);
                    }
                });
        return untouched;
    }

    private Optional<Instance> add(InstanceName name, Optional<InstanceSpec> configured) {
        InstanceStore its = store.of(name);
        Optional<InstanceSpec> saved = loadSaved(name, its);
        if (saved.isEmpty() && configured.isEmpty()) {
            log.warn("{}: nothing is known of it but its directory {}", name, its.directory());
            return Optional.empty();
        }
        Instance instance =
                new Instance(
                        saved,
                        configured,
                        its,
                        store.boot(),
                        daemon,
                        gone -> instances.remove(gone.name(), gone));
        instances.put(name, instance);
        return Optional.of(instance);
    }

    private Optional<InstanceSpec> loadSaved(InstanceName name, InstanceStore its) {
        try {
            return its.loadSpec().flatMap(saved -> readSaved.apply(name, saved));
        } catch (IOException e) {
            log.error("{}: the settings of its run cannot be read: {}", name, IoErrors.describe(e));
            return Optional.empty();
        }
    }

    /**
     * Takes in another configuration. Running instances are not touched.
     *
     * @param specs every instance that is configured and sound
     * @param unclear names that may be configured, but not soundly: they stay as they are
     */
    public List<Change> reload(List<InstanceSpec> specs, Set<InstanceName> unclear) {
        List<Change> changes = new ArrayList<>();
        Map<InstanceName, InstanceSpec> wanted = new TreeMap<>();
        specs.forEach(spec -> wanted.put(spec.name(), spec));
        for (InstanceSpec spec : wanted.values()) {
            Instance known = instances.get(spec.name());
            if (known == null) {
                for (Instance added : add(spec.name(), Optional.of(spec)).stream().toList()) {
                    CompletableFuture<Boolean> _ = added.begin();
                }
                changes.add(new Change(spec.name(), Change.Kind.ADDED));
            } else {
                change(known, spec).ifPresent(changes::add);
                known.configure(Optional.of(spec));
            }
        }
        for (Instance instance : all()) {
            InstanceName name = instance.name();
            if (!wanted.containsKey(name)
                    && !unclear.contains(name)
                    && instance.configured().isPresent()) {
                boolean down = instance.view().state().isDown();
                changes.add(
                        new Change(name, down ? Change.Kind.REMOVED : Change.Kind.REMOVAL_PENDING));
                instance.configure(Optional.empty());
            }
        }
        return changes;
    }

    /**
     * Takes in the settings of one instance, besides the configuration, until that is read again.
     */
    public void define(InstanceSpec spec) {
        Instance known = instances.get(spec.name());
        if (known != null) {
            known.configure(Optional.of(spec));
            return;
        }
        for (Instance added : add(spec.name(), Optional.of(spec)).stream().toList()) {
            added.begin().join();
        }
    }

    private static Optional<Change> change(Instance instance, InstanceSpec spec) {
        if (instance.configured().filter(spec::sameAs).isPresent()) {
            return Optional.empty();
        }
        boolean down = instance.view().state().isDown();
        return Optional.of(
                new Change(
                        instance.name(), down ? Change.Kind.CHANGED : Change.Kind.RESTART_PENDING));
    }
}
