package org.vpsd.daemon.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where cgroups are, on hosts of each kind. */
class HierarchiesTest {

    private static final String V1_MEMORY =
            "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory";
    private static final String V1_CPU =
            "36 31 0:33 / /sys/fs/cgroup/cpu,cpuacct rw,nosuid shared:9 - cgroup c rw,cpu,cpuacct";
    private static final String UNIFIED =
            "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw";
    private static final String OTHER = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw";

    @TempDir private Path temp;

    @Test
    void findsControllersOfVersion1() {
        Hierarchies hybrid = Hierarchies.of(List.of(OTHER, V1_MEMORY, V1_CPU, UNIFIED, "bad"));
        assertThat(hybrid.v1())
                .containsEntry("memory", Path.of("/sys/fs/cgroup/memory"))
                .containsEntry("cpuacct", Path.of("/sys/fs/cgroup/cpu,cpuacct"));
        assertThat(hybrid.v2()).contains(Path.of("/sys/fs/cgroup/unified"));
        assertThat(hybrid.isV1("memory")).isTrue();
        assertThat(hybrid.isV1("pids")).isFalse();
        assertThat(hybrid.describe()).isEqualTo("version 1 beside version 2 (hybrid)");
        assertThat(Hierarchies.of(List.of(V1_MEMORY)).describe()).isEqualTo("version 1");
    }

    @Test
    void findsVersion2() {
        Hierarchies unified = Hierarchies.of(List.of(OTHER, UNIFIED.replace("/unified", "")));
        assertThat(unified.v1()).isEmpty();
        assertThat(unified.describe()).isEqualTo("version 2");
        assertThat(Hierarchies.of(List.of(OTHER)).describe()).isEqualTo("none");
    }

    @Test
    void readsFilesOfEitherVersion() throws IOException {
        Path v2 = Files.createDirectories(temp.resolve("v2/vpsd/a"));
        Files.writeString(v2.resolve("memory.current"), "4096\n");
        Files.writeString(v2.resolve("memory.max"), "max\n");
        Files.writeString(v2.resolve("cgroup.events"), "populated 1\nfrozen 1\n");
        Path v1 = Files.createDirectories(temp.resolve("pids/vpsd/a"));
        Files.writeString(v1.resolve("pids.current"), "7\n");
        Cgroup cgroup =
                new Cgroup(
                        new Hierarchies(
                                Map.of("pids", temp.resolve("pids")),
                                Optional.of(temp.resolve("v2"))),
                        "/vpsd/a");
        assertThat(cgroup.number("memory", "memory.current")).hasValue(4096);
        assertThat(cgroup.number("memory", "memory.max")).isEmpty();
        assertThat(cgroup.number("pids", "pids.current")).hasValue(7);
        assertThat(cgroup.number("pids", "nothing")).isEmpty();
        assertThat(new Freezer(cgroup).isFrozen()).isTrue();
        assertThat(cgroup.keyed("memory", "cgroup.events", "populated")).isEqualTo(1);
        assertThat(cgroup.keyed("memory", "cgroup.events", "other")).isZero();
    }

    /** On version 2 the order and its outcome are two files. */
    @Test
    void freezesOnVersion2() throws IOException {
        Path v2 = Files.createDirectories(temp.resolve("v2/vpsd/a"));
        Files.writeString(v2.resolve("cgroup.freeze"), "0");
        Files.writeString(v2.resolve("cgroup.events"), "populated 1\nfrozen 1\n");
        Freezer freezer =
                new Freezer(
                        new Cgroup(
                                new Hierarchies(Map.of(), Optional.of(temp.resolve("v2"))),
                                "/vpsd/a"));
        freezer.freeze();
        assertThat(Files.readString(v2.resolve("cgroup.freeze"))).isEqualTo("1");
        freezer.thaw();
        assertThat(Files.readString(v2.resolve("cgroup.freeze"))).isEqualTo("0");
    }
}
