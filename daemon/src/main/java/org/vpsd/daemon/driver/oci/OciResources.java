package org.vpsd.daemon.driver.oci;

import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.Resource;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/**
 * Limits as the OCI runtime specification has them (config-linux, Control groups). A soft limit of
 * memory is its reservation, of processors its shares; processes are bounded by the bound of
 * threads, as the kernel has none of their own. A pure function.
 */
final class OciResources {

    private static final long PERIOD_MICROS = 100_000;
    private static final long SHARES_OF_ONE = 1024;
    private static final long UNLIMITED = -1;

    /** What a cgroup has that nobody has set. */
    private static final long DEFAULT_SHARES = 1024;

    private OciResources() {}

    /**
     * What a container begins with.
     *
     * @param disk the disk of its root; empty if its rate cannot be limited
     */
    static UclObject atStart(Limits limits, Optional<Disk> disk) {
        UclValue none = UclObject.builder().put("allow", false).put("access", "rwm").build();
        UclObject.Builder resources =
                UclObject.builder().put("devices", new UclArray(List.of(none)));
        addTo(resources, limits, false);
        limits.hard(Resource.BLOCKIO)
                .ifPresent(
                        rate -> disk.ifPresent(d -> resources.put("blockIO", throttle(d, rate))));
        return resources.build();
    }

    /** What a running container is to have; nothing that is not limited is left out. */
    static UclObject update(Limits limits) {
        UclObject.Builder resources = UclObject.builder();
        addTo(resources, limits, true);
        return resources.build();
    }

    private static void addTo(UclObject.Builder resources, Limits limits, boolean everything) {
        UclObject memory = memory(limits, everything);
        UclObject cpu = cpu(limits, everything);
        Optional<Long> tasks = tasks(limits);
        if (!memory.keys().isEmpty()) {
            resources.put("memory", memory);
        }
        if (!cpu.keys().isEmpty()) {
            resources.put("cpu", cpu);
        }
        if (everything || tasks.isPresent()) {
            resources.put(
                    "pids", UclObject.builder().put("limit", tasks.orElse(UNLIMITED)).build());
        }
    }

    private static UclObject memory(Limits limits, boolean everything) {
        UclObject.Builder memory = UclObject.builder();
        Optional<Long> virtual = limits.hard(Resource.VIRT);
        Optional<Long> physical = limits.hard(Resource.PHYS).or(() -> virtual);
        put(memory, "limit", physical, everything, UNLIMITED);
        put(memory, "swap", virtual, everything || physical.isPresent(), UNLIMITED);
        put(memory, "reservation", limits.soft(Resource.PHYS), everything, UNLIMITED);
        return memory.build();
    }

    private static UclObject cpu(Limits limits, boolean everything) {
        UclObject.Builder cpu = UclObject.builder();
        Optional<Long> quota =
                limits.hard(Resource.PCTCPU).map(percent -> percent * PERIOD_MICROS / 100);
        put(cpu, "quota", quota, everything, UNLIMITED);
        if (everything || quota.isPresent()) {
            cpu.put("period", PERIOD_MICROS);
        }
        Optional<Long> shares =
                limits.soft(Resource.PCTCPU)
                        .map(percent -> Math.max(2, percent * SHARES_OF_ONE / 100));
        put(cpu, "shares", shares, everything, DEFAULT_SHARES);
        return cpu.build();
    }

    private static Optional<Long> tasks(Limits limits) {
        Optional<Long> threads = limits.hard(Resource.THREADS);
        Optional<Long> processes = limits.hard(Resource.PROCS);
        return threads.isPresent() && processes.isPresent()
                ? Optional.of(Math.min(threads.get(), processes.get()))
                : threads.or(() -> processes);
    }

    private static void put(
            UclObject.Builder object,
            String key,
            Optional<Long> value,
            boolean everything,
            long absent) {
        if (everything || value.isPresent()) {
            object.put(key, value.orElse(absent));
        }
    }

    private static UclObject throttle(Disk disk, long rate) {
        UclArray devices =
                new UclArray(
                        List.of(
                                UclObject.builder()
                                        .put("major", disk.major())
                                        .put("minor", disk.minor())
                                        .put("rate", rate)
                                        .build()));
        return UclObject.builder()
                .put("throttleReadBpsDevice", devices)
                .put("throttleWriteBpsDevice", devices)
                .build();
    }
}
