package org.vpsd.daemon.cgroup;

import java.util.OptionalLong;
import org.vpsd.daemon.model.Resource;

/** What a cgroup uses, and how often its hard limits were in the way, by either version. */
public final class Usage {

    private static final String MEMORY = "memory";
    private static final String CPU = "cpu";
    private static final String CPUACCT = "cpuacct";
    private static final String PIDS = "pids";
    private static final String BLKIO = "blkio";
    private static final String IO = "io";

    private static final long NANOS_PER_MICRO = 1000;

    private final Cgroup cgroup;

    /** The use of a cgroup. */
    public Usage(Cgroup cgroup) {
        this.cgroup = cgroup;
    }

    private boolean isV1(String controller) {
        return cgroup.hierarchies().isV1(controller);
    }

    /**
     * How much is used now; of {@link Resource#PCTCPU} and {@link Resource#BLOCKIO}, which are
     * rates, how much was used so far, in nanoseconds and bytes.
     */
    public OptionalLong of(Resource resource) {
        return switch (resource) {
            case PHYS ->
                    isV1(MEMORY)
                            ? cgroup.number(MEMORY, "memory.usage_in_bytes")
                            : cgroup.number(MEMORY, "memory.current");
            case VIRT -> virtual();
            case PCTCPU -> cpuTime();
            case BLOCKIO -> isV1(BLKIO) ? ioV1() : ioV2();
            case THREADS -> cgroup.number(PIDS, "pids.current");
            case PROCS -> processes();
            case DISK -> OptionalLong.empty();
        };
    }

    private OptionalLong virtual() {
        if (isV1(MEMORY)) {
            return cgroup.number(MEMORY, "memory.memsw.usage_in_bytes");
        }
        OptionalLong memory = cgroup.number(MEMORY, "memory.current");
        long swap = cgroup.number(MEMORY, "memory.swap.current").orElse(0);
        return memory.isPresent() ? OptionalLong.of(memory.getAsLong() + swap) : memory;
    }

    private OptionalLong cpuTime() {
        if (isV1(CPUACCT)) {
            return cgroup.number(CPUACCT, "cpuacct.usage");
        }
        return cgroup.read(CPU, "cpu.stat").isPresent()
                ? OptionalLong.of(NANOS_PER_MICRO * cgroup.keyed(CPU, "cpu.stat", "usage_usec"))
                : OptionalLong.empty();
    }

    /** Lines {@code MAJOR:MINOR Read BYTES}, and others. */
    private OptionalLong ioV1() {
        return cgroup.read(BLKIO, "blkio.throttle.io_service_bytes_recursive")
                .map(
                        text ->
                                OptionalLong.of(
                                        text.lines()
                                                .map(line -> line.split(" "))
                                                .filter(f -> f.length == 3)
                                                .filter(f -> f[1].matches("Read|Write"))
                                                .mapToLong(f -> number(f[2]))
                                                .sum()))
                .orElse(OptionalLong.empty());
    }

    /** Lines {@code MAJOR:MINOR rbytes=… wbytes=… …}. */
    private OptionalLong ioV2() {
        return cgroup.read(IO, "io.stat")
                .map(
                        text ->
                                OptionalLong.of(
                                        text.lines()
                                                .flatMap(line -> line.lines())
                                                .flatMap(
                                                        line ->
                                                                java.util.Arrays.stream(
                                                                        line.split(" ")))
                                                .filter(f -> f.matches("[rw]bytes=\\d+"))
                                                .mapToLong(f -> number(f.substring(7)))
                                                .sum()))
                .orElse(OptionalLong.empty());
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private OptionalLong processes() {
        return cgroup.read(PIDS, "cgroup.procs")
                .map(text -> OptionalLong.of(text.lines().filter(l -> !l.isBlank()).count()))
                .orElse(OptionalLong.empty());
    }

    /**
     * How often the hard limit of a resource was in the way; empty if the kernel does not count.
     */
    public OptionalLong hardHits(Resource resource) {
        return switch (resource) {
            case PHYS -> OptionalLong.of(memoryHits());
            case VIRT ->
                    isV1(MEMORY)
                            ? cgroup.number(MEMORY, "memory.memsw.failcnt")
                            : OptionalLong.of(cgroup.keyed(MEMORY, "memory.swap.events", "max"));
            case PCTCPU -> OptionalLong.of(cgroup.keyed(CPU, "cpu.stat", "nr_throttled"));
            case THREADS, PROCS -> OptionalLong.of(cgroup.keyed(PIDS, "pids.events", "max"));
            case BLOCKIO, DISK -> OptionalLong.empty();
        };
    }

    /**
     * Version 1 does not count a failure when {@code memsw} equals the limit, but it counts kills.
     */
    private long memoryHits() {
        return isV1(MEMORY)
                ? cgroup.number(MEMORY, "memory.failcnt").orElse(0)
                        + cgroup.keyed(MEMORY, "memory.oom_control", "oom_kill")
                : cgroup.keyed(MEMORY, "memory.events", "max")
                        + cgroup.keyed(MEMORY, "memory.events", "oom_kill");
    }

    /** How many processes were killed for want of memory. */
    public long memoryKills() {
        return isV1(MEMORY)
                ? cgroup.keyed(MEMORY, "memory.oom_control", "oom_kill")
                : cgroup.keyed(MEMORY, "memory.events", "oom_kill");
    }
}
