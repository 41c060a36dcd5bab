package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vpsd.daemon.HostTests;
import org.vpsd.protocol.CommandName;

/**
 * What a tenant who is root inside would try against the host. Each attempt is made by a program
 * inside a container, with and without a user name space of its own, and fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VpsEscapeTest {

    @SuppressWarnings("NullAway.Init")
    private VpsHost host;

    @SuppressWarnings("NullAway.Init")
    private DaemonProcess daemon;

    @SuppressWarnings("NullAway.Init")
    private Process victim;

    @BeforeAll
    void startContainers() throws Exception {
        HostTests.require("runc", "conmon", "busybox");
        host = VpsHost.create();
        host.vps("apart", "init = \"/bin/sh -c 'while :; do sleep 9; done'\"; stop_timeout = 0");
        host.vps(
                "shared",
                "init = \"/bin/sh -c 'while :; do sleep 9; done'\"; stop_timeout = 0;"
                        + " user_namespace = no");
        victim = new ProcessBuilder("sleep", "1000").start();
        daemon = host.answeringDaemon();
        daemon.ask(CommandName.START, "apart", "shared");
        daemon.pidOf("apart");
        daemon.pidOf("shared");
    }

    @AfterAll
    void leaveNothing() throws Exception {
        if (host == null) {
            return;
        }
        victim.destroyForcibly();
        host.end(daemon);
    }

    /** Each is to fail, in both containers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // the host's disks and devices
                "mknod /tmp/sda b 8 0 && cat /tmp/sda | head -c 1",
                "mknod /tmp/mem c 1 1 && head -c 1 /tmp/mem",
                "mknod /tmp/kmsg c 1 11 && head -c 1 /tmp/kmsg",
                "mount -t ext4 /dev/vda /tmp",
                "mount -t devtmpfs none /tmp && cat /tmp/vda | head -c 1",
                // the kernel's settings, and the host's through files
                "echo 1 >/proc/sys/kernel/panic",
                "echo x >/proc/sys/kernel/core_pattern",
                "echo 1 >/proc/sys/vm/drop_caches",
                "echo b >/proc/sysrq-trigger",
                "mount -o remount,rw /proc/sys && echo 1 >/proc/sys/kernel/panic",
                "umount /proc/sys && echo 1 >/proc/sys/kernel/panic",
                "mount -o remount,rw /sys && echo 0 >/sys/kernel/mm/ksm/run",
                "head -c 1 /proc/kcore | grep -q .",
                "grep -q . /proc/keys",
                // modules, kernels, clocks, swap
                "insmod /bin/busybox",
                // (busybox says so, but exits with 0)
                "! date -s 2001-01-01 2>&1 | grep -q 'not permitted'",
                "swapon /bin/busybox",
                // other processes
                "kill -0 VICTIM",
                "test -e /proc/VICTIM",
                "chroot /proc/1/root/../../.. test -e HOSTFILE",
                // files of the host
                "test -e HOSTFILE",
                "cat /proc/1/root/HOSTFILE",
                // cgroups: the release agent, and its own limits
                "mkdir /tmp/c; mount -t cgroup -o memory c /tmp/c && echo 1 >/tmp/c/release_agent",
                "mkdir /tmp/d; mount -t cgroup2 c /tmp/d && mkdir /tmp/d/x",
                "hostname changed && test \"$(cat /proc/sys/kernel/hostname)\" = HOSTNAME"
            })
    void attemptsFail(String attempt) throws Exception {
        for (String name : List.of("apart", "shared")) {
            assertThat(run(name, attempt)).as("%s: %s", name, attempt).isNotZero();
        }
    }

    @Test
    void theHostIsAsItWas() throws IOException {
        assertThat(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip())
                .isNotIn("changed", "apart", "shared");
        assertThat(victim.isAlive()).isTrue();
    }

    /** A process of the container is another account outside, unless that is not wanted. */
    @ParameterizedTest
    @CsvSource({"apart, false", "shared, true"})
    void rootInsideIsRootOutsideOnlyIfThatIsWanted(String name, boolean isRoot) throws Exception {
        Path status = Path.of("/proc/" + daemon.pidOf(name) + "/status");
        String uid =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("Uid:"))
                        .findFirst()
                        .orElseThrow();
        assertThat(uid.contains("\t0\t")).isEqualTo(isRoot);
    }

    /** The files that the daemon itself looks at or changes: none of them is one of the host. */
    @Test
    void linksThatPointOutsideLeadTheDaemonNowhere() throws Exception {
        Path root = host.root("links");
        Path outside = Files.writeString(host.directory().resolve("outside"), "of the host");
        Files.setAttribute(outside, "unix:uid", 4711);
        Path outsideDirectory = Files.createDirectory(host.directory().resolve("outside.d"));
        Files.createSymbolicLink(root.resolve("etc/inittab"), outside);
        for (String mountPoint : List.of("proc", "sys", "dev", "tmp")) {
            Files.delete(root.resolve(mountPoint));
            Files.createSymbolicLink(root.resolve(mountPoint), outsideDirectory);
        }
        Files.createSymbolicLink(root.resolve("run"), outsideDirectory);
        host.etc()
                .config(
                        "links",
                        "links { fsroot = " + root + "; init = /sbin/init; stop_timeout = 0 }");
        daemon.ask(CommandName.RELOAD);
        daemon.ask(CommandName.START, "links");
        daemon.ask(CommandName.ABORT, "links");
        daemon.ask(CommandName.FAILRESET, "links");
        assertThat(Files.readString(outside)).isEqualTo("of the host");
        assertThat(Files.getAttribute(outside, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(4711);
        assertThat(outsideDirectory).isEmptyDirectory();
        assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo")).toString())
                .doesNotContain(outsideDirectory.toString());
    }

    private int run(String name, String attempt) throws Exception {
        String command =
                attempt.replace("VICTIM", Long.toString(victim.pid()))
                        .replace("HOSTFILE", host.directory() + "/output")
                        .replace(
                                "HOSTNAME",
                                Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        try (SessionClient session =
                SessionClient.open(
                        daemon,
                        CommandName.EXECWT,
                        name,
                        null,
                        "sh",
                        "-c",
                        "(" + command + ") 2>&1")) {
            return session.status();
        }
    }

    /** So that a victim which ended by itself does not pass for one that was not reached. */
    @Test
    void theVictimIsThere() throws InterruptedException {
        assertThat(victim.waitFor(0, TimeUnit.SECONDS)).isFalse();
    }
}
