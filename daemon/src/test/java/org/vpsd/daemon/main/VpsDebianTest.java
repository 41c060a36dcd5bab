package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.HostTests;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceStatus;
import org.vpsd.protocol.TerminalOptions;

/** A whole Debian with its ordinary boot scripts, as tenants have them. */
class VpsDebianTest {

    /** What Debian's boot scripts set, or would. */
    private static final List<String> SYSCTLS =
            List.of("kernel", "fs", "vm", "net/ipv4/conf/all", "net/ipv4/ip_forward");

    /** Numbers that change by themselves. */
    private static final List<String> RESTLESS =
            List.of(
                    "random/",
                    "dentry-state",
                    "inode-",
                    "file-nr",
                    "ns_last_pid",
                    "pty/nr",
                    "aio-nr",
                    "keys/",
                    "sched_domain",
                    "perf_event");

    @SuppressWarnings("NullAway.Init")
    private VpsHost host;

    @BeforeEach
    void makeHost() throws IOException {
        HostTests.require("runc", "conmon", "debootstrap");
        host = VpsHost.create();
        Path root = host.directory().resolve("roots/deb");
        DebianRoot.copyTo(root);
        Files.writeString(
                Files.createDirectories(host.etc().of("")).resolve("vps_deb.conf"),
                "NAME = deb\nFSROOT = " + root + "\nINIT = /sbin/init\nSTOP_TIMEOUT = 30\n");
    }

    @AfterEach
    void leaveNothing() throws IOException {
        host.close();
    }

    @Test
    void bootsRebootsAndEndsWithoutTouchingTheHost() throws Exception {
        try (DaemonProcess daemon = host.answeringDaemon()) {
            List<String> before = hostState();
            long wall = System.currentTimeMillis();
            long steady = System.nanoTime();

            assertThat(daemon.answer(CommandName.START, "deb")).contains("running");
            awaitLogins(1);
            assertThat(inside(daemon, "cat /proc/*/comm")).contains("init").contains("cron");
            assertLoginHasJobControl(daemon);

            inside(daemon, "/sbin/reboot");
            awaitLogins(2);
            InstanceStatus status = daemon.awaitState("deb", "running").orElseThrow();
            assertThat(status.restarts()).isEqualTo(1);

            daemon.ask(CommandName.STOP, "deb");
            status = daemon.awaitState("deb", "stopped").orElseThrow();
            assertThat(status.exit()).isEqualTo("was powered off from inside");
            assertThat(host.leftovers()).isEmpty();

            assertThat(hostState()).isEqualTo(before);
            Duration drift =
                    Duration.ofMillis(System.currentTimeMillis() - wall)
                            .minusNanos(System.nanoTime() - steady);
            assertThat(drift.abs()).as("the clock").isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void poweroffInsideIsTheEnd() throws Exception {
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "deb");
            awaitLogins(1);
            inside(daemon, "/sbin/poweroff");
            assertThat(daemon.awaitState("deb", "stopped")).isPresent();
            assertThat(host.leftovers()).isEmpty();
        }
    }

    private void awaitLogins(int count) {
        await("login " + count)
                .atMost(DaemonProcess.PATIENCE)
                .until(() -> host.log("deb").split("console\\s", -1).length > count);
    }

    /** Root has no password here; what is typed on the console goes to the login, not to init. */
    private static void assertLoginHasJobControl(DaemonProcess daemon) throws Exception {
        TerminalOptions terminal = new TerminalOptions(24, 80, "vt220");
        try (SessionClient console =
                SessionClient.open(daemon, CommandName.CONSOLE, "deb", terminal)) {
            console.type("\r");
            console.awaitOutput("login: ");
            console.type("root\r");
            console.awaitOutput("~# ");
            console.type("sleep 1000\r");
            console.awaitOutput("sleep 1000");
            console.type("\u0003echo $((40 + 2)) $?\r");
            console.awaitOutput("42 130");
            console.type("exit\r");
        }
    }

    private static String inside(DaemonProcess daemon, String command) throws Exception {
        try (SessionClient session =
                SessionClient.open(
                        daemon, CommandName.EXECWT, "deb", null, "/bin/sh", "-c", command)) {
            session.status();
            return session.output();
        }
    }

    /** Mounts with their superblock's options, settings of the kernel, cgroups. */
    private static List<String> hostState() throws IOException {
        List<String> state = new ArrayList<>(Files.readAllLines(Path.of("/proc/self/mountinfo")));
        for (String part : SYSCTLS) {
            try (Stream<Path> files = Files.walk(Path.of("/proc/sys", part))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (RESTLESS.stream().noneMatch(file.toString()::contains)) {
                        state.add(file + " " + content(file));
                    }
                }
            }
        }
        try (Stream<Path> groups = Files.walk(Path.of("/sys/fs/cgroup"), 2)) {
            groups.filter(Files::isDirectory)
                    .filter(group -> !group.endsWith("vpsd"))
                    .sorted()
                    .forEach(g -> state.add(g.toString()));
        }
        return state;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
