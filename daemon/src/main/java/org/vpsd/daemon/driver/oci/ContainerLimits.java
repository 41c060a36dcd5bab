package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.vpsd.daemon.cgroup.DiskRate;
import org.vpsd.daemon.cgroup.Usage;
import org.vpsd.daemon.driver.Limitable;
import org.vpsd.daemon.model.Limit;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.Resource;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.storage.RootStorage;
import org.vpsd.daemon.sys.HostCommand;
import org.vpsd.jucl.Json;

/** The limits of a container that runs. Safe for use by several threads. */
final class ContainerLimits implements Limitable {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Containers containers;
    private final LaunchPlaces places;
    private final VpsSettings settings;
    private final KeptChanges<Limits> kept;
    private final RootStorage storage;
    private final Usage usage;
    private final Rate cpu = new Rate();
    private final Rate io = new Rate();
    private final Map<Resource, Long> softHits = new EnumMap<>(Resource.class);
    private final Map<Resource, Boolean> wasAbove = new EnumMap<>(Resource.class);

    ContainerLimits(Containers containers, Container container) {
        this.containers = containers;
        this.places = container.places();
        this.settings = container.settings();
        this.kept = KeptChanges.ofLimits(places.instance());
        this.storage = container.storage();
        this.usage = new Usage(containers.cgroup(places));
    }

    /** How fast a number grows: between two looks at it, or since it was 0. */
    private static final class Rate {
        private long lastTime = System.nanoTime();
        private long lastCount;
        private double last;

        double perSecond(long count) {
            long now = System.nanoTime();
            double seconds = (now - lastTime) / NANOS_PER_SECOND;
            // Looks that follow one another at once see the same.
            if (seconds >= 0.05) {
                last = Math.max(0, count - lastCount) / seconds;
                lastTime = now;
                lastCount = count;
            }
            return last;
        }
    }

    @Override
    public synchronized List<String> limit(Limits changes) throws IOException {
        Limits now = kept.of(settings.limits()).with(changes);
        requireSense(now);
        HostCommand.Result result =
                containers
                        .runtime()
                        .call(
                                places,
                                Json.write(OciResources.update(now)),
                                "update",
                                "-r",
                                "-",
                                places.id());
        if (!result.isSuccess()) {
            throw new IOException(RuntimeMessage.plain(result.complaint()));
        }
        Optional<String> unGrown = growDisk(changes);
        kept.set(settings.limits(), now);
        List<String> remarks = new ArrayList<>(remarks(changes));
        unGrown.ifPresent(remarks::add);
        if (changes.byResource().containsKey(Resource.BLOCKIO)) {
            Optional<Disk> disk = Disk.of(settings.root());
            if (disk.isPresent()) {
                new DiskRate(containers.cgroup(places))
                        .limit(disk.get().toString(), now.of(Resource.BLOCKIO).hard());
            }
        }
        return remarks;
    }

    private Optional<String> growDisk(Limits changes) throws IOException {
        Optional<Long> disk = changes.hard(Resource.DISK);
        return disk.isPresent() ? storage.grow(disk.get()) : Optional.empty();
    }

    /** What was sound by itself may not be beside what was there. */
    private static void requireSense(Limits limits) throws IOException {
        try {
            Limits.parse(limits.toString());
        } catch (Limits.FormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What of some limits is not in force, though they are accepted. */
    private List<String> remarks(Limits limits) {
        return remarks(limits, settings.root());
    }

    /** What of some limits this host cannot do. */
    static List<String> remarks(Limits limits, Path root) {
        List<String> remarks = new ArrayList<>();
        if (limits.hard(Resource.BLOCKIO).isPresent() && Disk.of(root).isEmpty()) {
            remarks.add("blockio is not limited: " + root + " is not on one disk");
        }
        if (limits.soft(Resource.BLOCKIO).isPresent()) {
            remarks.add("blockio has no soft limit here: the kernel has none for a rate");
        }
        if (limits.hard(Resource.PROCS).isPresent()) {
            remarks.add("procs is kept by a limit of threads: the kernel has none of processes");
        }
        return remarks;
    }

    @Override
    public synchronized List<Use> use() {
        Limits limits = limits();
        List<Use> uses = new ArrayList<>();
        for (Resource resource : Resource.values()) {
            if (resource == Resource.DISK && settings.storage().disk().isEmpty()) {
                continue;
            }
            OptionalLong current = current(resource);
            Limit limit = resource == Resource.DISK ? disk(limits) : limits.of(resource);
            uses.add(
                    new Use(
                            resource,
                            current,
                            limit,
                            OptionalLong.of(softHits(resource, current, limit)),
                            limit.hard() == 0 ? OptionalLong.of(0) : usage.hardHits(resource)));
        }
        return uses;
    }

    /** Looks whether soft limits are exceeded now. */
    synchronized void countSoftHits() {
        limits().byResource()
                .forEach(
                        (resource, limit) -> {
                            if (limit.soft() > 0) {
                                softHits(resource, current(resource), limit);
                            }
                        });
    }

    private Limits limits() {
        try {
            return kept.of(settings.limits());
        } catch (IOException e) {
            return settings.limits();
        }
    }

    /** Counts each time that a look finds it above the soft limit after one that did not. */
    private long softHits(Resource resource, OptionalLong current, Limit limit) {
        boolean above = limit.soft() > 0 && current.orElse(0) > limit.soft();
        boolean before = Boolean.TRUE.equals(wasAbove.put(resource, above));
        return above && !before
                ? softHits.merge(resource, 1L, Long::sum)
                : softHits.getOrDefault(resource, 0L);
    }

    private OptionalLong current(Resource resource) {
        return switch (resource) {
            case PCTCPU -> {
                OptionalDouble percent = percentCpu();
                yield percent.isPresent()
                        ? OptionalLong.of(Math.round(percent.getAsDouble()))
                        : OptionalLong.empty();
            }
            case BLOCKIO -> {
                OptionalLong bytes = usage.of(resource);
                yield bytes.isPresent()
                        ? OptionalLong.of(Math.round(io.perSecond(bytes.getAsLong())))
                        : bytes;
            }
            case DISK -> diskUse();
            default -> usage.of(resource);
        };
    }

    private Limit disk(Limits limits) {
        long configured = settings.storage().disk().orElse(0L);
        return new Limit(0, Math.max(configured, limits.of(Resource.DISK).hard()));
    }

    private OptionalLong diskUse() {
        try {
            FileStore store = Files.getFileStore(settings.root());
            return OptionalLong.of(store.getTotalSpace() - store.getUnallocatedSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public synchronized OptionalDouble percentCpu() {
        OptionalLong nanos = usage.of(Resource.PCTCPU);
        return nanos.isPresent()
                ? OptionalDouble.of(cpu.perSecond(nanos.getAsLong()) / NANOS_PER_SECOND * 100)
                : OptionalDouble.empty();
    }
}
