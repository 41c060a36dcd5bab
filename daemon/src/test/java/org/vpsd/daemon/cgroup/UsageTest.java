package org.vpsd.daemon.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.model.Resource;

/** Both versions of cgroups say the same in other files; these are recorded ones. */
class UsageTest {

    @TempDir private Path temp;

    @Test
    void readsVersion2() throws IOException {
        Path group = Files.createDirectories(temp.resolve("vpsd/a"));
        write(group, "memory.current", "1048576");
        write(group, "memory.swap.current", "4096");
        write(group, "memory.events", "low 0\nhigh 0\nmax 17\noom 2\noom_kill 1");
        write(group, "memory.swap.events", "high 0\nmax 3\nfail 0");
        write(group, "cpu.stat", "usage_usec 2500\nuser_usec 1\nnr_periods 9\nnr_throttled 4");
        write(group, "pids.current", "12");
        write(group, "pids.events", "max 5");
        write(group, "cgroup.procs", "101\n102\n103");
        write(
                group,
                "io.stat",
                "254:0 rbytes=100 wbytes=20 rios=1 wios=1 dbytes=9 dios=0\n"
                        + "253:0 rbytes=3 wbytes=4");
        write(group, "io.max", "");
        Cgroup cgroup = new Cgroup(new Hierarchies(Map.of(), Optional.of(temp)), "/vpsd/a");
        Usage usage = new Usage(cgroup);
        assertThat(usage.of(Resource.PHYS)).hasValue(1048576);
        assertThat(usage.of(Resource.VIRT)).hasValue(1052672);
        assertThat(usage.of(Resource.PCTCPU)).hasValue(2_500_000);
        assertThat(usage.of(Resource.BLOCKIO)).hasValue(127);
        assertThat(usage.of(Resource.THREADS)).hasValue(12);
        assertThat(usage.of(Resource.PROCS)).hasValue(3);
        assertThat(usage.hardHits(Resource.PHYS)).hasValue(18);
        assertThat(usage.hardHits(Resource.VIRT)).hasValue(3);
        assertThat(usage.hardHits(Resource.PCTCPU)).hasValue(4);
        assertThat(usage.hardHits(Resource.THREADS)).hasValue(5);
        assertThat(usage.hardHits(Resource.BLOCKIO)).isEmpty();
        assertThat(usage.memoryKills()).isEqualTo(1);
        new DiskRate(cgroup).limit("254:0", 1000);
        assertThat(Files.readString(group.resolve("io.max")))
                .isEqualTo("254:0 rbps=1000 wbps=1000");
        new DiskRate(cgroup).limit("254:0", 0);
        assertThat(Files.readString(group.resolve("io.max"))).startsWith("254:0 rbps=max wbps=max");
    }

    @Test
    void readsVersion1() throws IOException {
        Path memory = Files.createDirectories(temp.resolve("memory/vpsd/a"));
        write(memory, "memory.usage_in_bytes", "1048576");
        write(memory, "memory.memsw.usage_in_bytes", "1052672");
        write(memory, "memory.failcnt", "17");
        write(memory, "memory.memsw.failcnt", "3");
        write(memory, "memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 1");
        Path cpu = Files.createDirectories(temp.resolve("cpu/vpsd/a"));
        write(cpu, "cpuacct.usage", "2500000");
        write(cpu, "cpu.stat", "nr_periods 9\nnr_throttled 4\nthrottled_time 1");
        Path pids = Files.createDirectories(temp.resolve("pids/vpsd/a"));
        write(pids, "pids.current", "12");
        write(pids, "pids.events", "max 5");
        write(pids, "cgroup.procs", "101\n102\n103");
        Path blkio = Files.createDirectories(temp.resolve("blkio/vpsd/a"));
        write(
                blkio,
                "blkio.throttle.io_service_bytes_recursive",
                "254:0 Read 100\n254:0 Write 20\n254:0 Sync 5\n254:0 Total 120\nTotal 120");
        Usage usage =
                new Usage(
                        new Cgroup(
                                new Hierarchies(
                                        Map.of(
                                                "memory", temp.resolve("memory"),
                                                "cpu", temp.resolve("cpu"),
                                                "cpuacct", temp.resolve("cpu"),
                                                "pids", temp.resolve("pids"),
                                                "blkio", temp.resolve("blkio")),
                                        Optional.empty()),
                                "/vpsd/a"));
        assertThat(usage.of(Resource.PHYS)).hasValue(1048576);
        assertThat(usage.of(Resource.VIRT)).hasValue(1052672);
        assertThat(usage.of(Resource.PCTCPU)).hasValue(2_500_000);
        assertThat(usage.of(Resource.BLOCKIO)).hasValue(120);
        assertThat(usage.of(Resource.THREADS)).hasValue(12);
        assertThat(usage.of(Resource.PROCS)).hasValue(3);
        assertThat(usage.hardHits(Resource.PHYS)).hasValue(18);
        assertThat(usage.hardHits(Resource.VIRT)).hasValue(3);
        assertThat(usage.hardHits(Resource.PCTCPU)).hasValue(4);
        assertThat(usage.hardHits(Resource.PROCS)).hasValue(5);
        assertThat(usage.memoryKills()).isEqualTo(1);
    }

    /** A controller that the host does not have. */
    @Test
    void saysNothingOfWhatIsNotCounted() {
        Usage usage = new Usage(new Cgroup(new Hierarchies(Map.of(), Optional.empty()), "/vpsd/a"));
        for (Resource resource : Resource.values()) {
            assertThat(usage.of(resource)).isEmpty();
        }
        assertThat(usage.memoryKills()).isZero();
    }

    private static void write(Path directory, String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text + "\n");
    }
}
