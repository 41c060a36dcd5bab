package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.HostTests;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceStatus;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.RequestOptions;

/** The life of a container under a real daemon, with a real runtime. */
class VpsTest {

    @SuppressWarnings("NullAway.Init")
    private VpsHost host;

    @BeforeEach
    void createHost() throws IOException {
        HostTests.require("runc", "conmon", "busybox", "catatonit");
        host = VpsHost.create();
    }

    @AfterEach
    void leaveNothing() throws IOException {
        host.close();
    }

    @Test
    void bootsWithARealInitAndIsPoweredOff() throws Exception {
        host.vps("web", "init = /sbin/init");
        host.bootScript("web", "echo first; hostname; id -u; echo last");
        try (DaemonProcess daemon = host.answeringDaemon()) {
            assertThat(daemon.answer(CommandName.START, "web")).doesNotContain("Failure");
            await().atMost(DaemonProcess.PATIENCE).until(() -> log().contains(" last"));
            assertThat(log()).containsSubsequence("F first", "F web", "F 0", "F last");
            daemon.ask(CommandName.STOP, "web");
            assertThat(daemon.awaitState("web", "stopped")).isPresent();
            assertThat(log()).contains("it was powered off from inside");
            assertThat(host.leftovers()).isEmpty();
        }
    }

    @Test
    void aRebootInsideIsARestartAndAPowerOffTheEnd() throws Exception {
        host.vps("web", "init = /sbin/init; restart = never");
        host.bootScript("web", "test -e /again && poweroff -f; touch /again; reboot -f");
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "web");
            InstanceStatus status = daemon.awaitState("web", "stopped").orElseThrow();
            assertThat(status.restarts()).isEqualTo(1);
            assertThat(status.exit()).isEqualTo("was powered off from inside");
        }
    }

    @Test
    void aCrashFollowsThePolicyWithItsCounters() throws Exception {
        host.vps("web", "init = \"/bin/sh -c 'exit 3'\"; maxrestart = 2");
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "web");
            InstanceStatus status = daemon.awaitState("web", "failed").orElseThrow();
            assertThat(status.reason()).startsWith("exited with status 3 after 2 restarts within");
            assertThat(host.leftovers()).isEmpty();
        }
    }

    @Test
    void whatDoesNotEndInItsTimeIsKilled() throws Exception {
        host.vps("web", "init = \"/bin/sh -c 'while :; do sleep 9; done'\"; stop_timeout = 100ms");
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "web");
            daemon.ask(CommandName.STOP, "web");
            InstanceStatus status = daemon.awaitState("web", "stopped").orElseThrow();
            assertThat(status.exit()).isEqualTo("was killed by signal 9 (KILL)");
            assertThat(log()).contains("did not end within 0 s of TERM and is killed");
        }
    }

    @Test
    void withoutAnInitItStaysUpEmpty() throws Exception {
        host.vps("web", "");
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "web");
            long pid = daemon.pidOf("web");
            assertThat(Files.readString(Path.of("/proc/" + pid + "/comm"))).contains(".idle");
            daemon.ask(CommandName.STOP, "web");
            assertThat(daemon.awaitState("web", "stopped")).isPresent();
        }
    }

    @Test
    void outlivesTheDaemon() throws Exception {
        host.vps("web", "init = \"/bin/sh -c 'while :; do echo tick; sleep 0.1; done'\"");
        long pid;
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "web");
            pid = daemon.pidOf("web");
        }
        int before = log().length();
        await().atMost(DaemonProcess.PATIENCE).until(() -> log().length() > before + 200);
        try (DaemonProcess daemon = host.answeringDaemon()) {
            assertThat(daemon.pidOf("web")).isEqualTo(pid);
            int then = log().length();
            await().atMost(DaemonProcess.PATIENCE).until(() -> log().length() > then + 200);
            daemon.ask(CommandName.STOP, new RequestOptions(true, true, false, 0), "web");
            assertThat(daemon.awaitState("web", "stopped")).isPresent();
            assertThat(host.leftovers()).isEmpty();
        }
    }

    @Test
    void whatEndedWhileTheDaemonWasAwayIsKnown() throws Exception {
        host.vps("web", "init = \"/bin/sh -c 'sleep 0.5; exit 7'\"; restart = never");
        long pid;
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "web");
            pid = daemon.pidOf("web");
        }
        await().atMost(DaemonProcess.PATIENCE).until(() -> !Files.exists(Path.of("/proc/" + pid)));
        try (DaemonProcess daemon = host.answeringDaemon()) {
            InstanceStatus status = daemon.awaitState("web", "failed").orElseThrow();
            assertThat(status.exit()).isEqualTo("exited with status 7");
            assertThat(host.leftovers()).isEmpty();
        }
    }

    @Test
    void isRestartedWhenItsConmonAndItselfAreKilled() throws Exception {
        host.vps("web", "init = \"/bin/sh -c 'while :; do sleep 9; done'\"");
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "web");
            long pid = daemon.pidOf("web");
            ProcessHandle init = ProcessHandle.of(pid).orElseThrow();
            init.parent().orElseThrow().destroyForcibly();
            await().atMost(DaemonProcess.PATIENCE)
                    .until(
                            () ->
                                    DaemonProcess.output(host.directory())
                                            .contains("was killed: the"));
            assertThat(daemon.pidOf("web")).isEqualTo(pid);
            init.destroyForcibly();
            await().atMost(DaemonProcess.PATIENCE)
                    .until(() -> daemon.status("web").orElseThrow().restarts() == 1);
            assertThat(daemon.pidOf("web")).isNotEqualTo(pid);
            assertThat(log()).contains("its process ended with an unknown status");
        }
    }

    /** Whatever a tenant writes: two logs of the size that is set, more or less, with no gap. */
    @Test
    void itsLogIsBoundedAndWhole() throws Exception {
        host.vps(
                "web",
                "init = \"/bin/sh -c 'seq 1 200000; echo end; while :; do sleep 9; done'\";"
                        + " stop_timeout = 0; log_size = 1mb");
        try (DaemonProcess daemon = host.answeringDaemon()) {
            daemon.ask(CommandName.START, "web");
            Path old = host.directory().resolve("log/web.log.1");
            await().atMost(DaemonProcess.PATIENCE)
                    .until(
                            () ->
                                    Files.exists(old)
                                            && (Files.readString(old) + log()).contains(" F end"));
            List<Integer> numbers =
                    written(Files.readString(old) + log())
                            .lines()
                            .filter(line -> line.matches("\\d+"))
                            .map(Integer::valueOf)
                            .toList();
            assertThat(numbers.getLast()).isEqualTo(200000);
            assertThat(numbers).hasSize(200000 - numbers.getFirst() + 1);
            daemon.ask(CommandName.STOP, "web");
            assertThat(log()).contains("stopped");
        }
    }

    /** What was written, without conmon's times; P is a part of a line, F its end. */
    private static String written(String log) {
        StringBuilder text = new StringBuilder();
        for (String line : log.lines().toList()) {
            String[] fields = line.split(" ", 4);
            if (fields.length == 4 && fields[1].equals("stdout")) {
                text.append(fields[3].replace("\r", ""));
                text.append(fields[2].equals("F") ? "\n" : "");
            }
        }
        return text.toString();
    }

    /** vpsctl(8): start id file, and '' as id. */
    @Test
    void isStartedFromAFileOfItsOwn() throws Exception {
        Path file = host.directory().resolve("some.conf");
        Files.writeString(
                file,
                "NAME = inner\nFSROOT = "
                        + host.root("filed")
                        + "\n"
                        + "INIT = '/bin/sh -c \"while :; do sleep 9; done\"'\n"
                        + "STOP_TIMEOUT = 0\n");
        RequestOptions from = RequestOptions.of(List.of(file.toString()), null);
        try (DaemonProcess daemon = host.answeringDaemon()) {
            assertThat(daemon.ask(CommandName.START, from, "outer").toString())
                    .contains("\"running\"");
            daemon.pidOf("outer");
            assertThat(daemon.ask(CommandName.STOP, from, "outer").toString()).contains("stopped");
            assertThat(daemon.ask(CommandName.START, from, "").toString()).contains("inner");
            daemon.pidOf("inner");
            assertThat(daemon.ask(CommandName.STOP, from, "").toString()).contains("stopped");
            Files.writeString(file, "NAME = inner\n");
            assertThat(daemon.ask(CommandName.START, from, "").toString())
                    .contains("an instance of type vps needs fsroot");
            assertThat(host.leftovers()).isEmpty();
        }
    }

    @Test
    void saysWhyItCannotBeStarted() throws Exception {
        host.vps("no-init", "init = /sbin/nothing");
        host.vps("no-program", "init = /etc/passwd");
        host.etc().config("no-root", "no-root { fsroot = /nowhere/at/all }");
        host.etc().config("file-root", "file-root { fsroot = " + host.directory() + "/output }");
        try (DaemonProcess daemon = host.answeringDaemon()) {
            assertThat(failure(daemon, "no-init"))
                    .contains("its init /sbin/nothing does not exist in " + host.directory());
            assertThat(failure(daemon, "no-program"))
                    .contains("the container could not be started:")
                    .contains("permission denied");
            assertThat(failure(daemon, "no-root"))
                    .contains("its root /nowhere/at/all does not exist");
            assertThat(failure(daemon, "file-root")).contains("output is not a directory");
            assertThat(host.leftovers()).isEmpty();
        }
    }

    private static String failure(DaemonProcess daemon, String name) throws Exception {
        List<Reply> replies = daemon.ask(CommandName.START, name);
        return replies.toString();
    }

    private String log() throws IOException {
        return host.log("web");
    }
}
