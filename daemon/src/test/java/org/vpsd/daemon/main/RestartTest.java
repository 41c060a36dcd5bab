package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.sys.OwnAccount;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceStatus;

/** What becomes of an instance whose process ends by itself, and as whom it runs. */
class RestartTest {

    @TempDir Path directory;

    private Etc etc;
    private DaemonProcess daemon;

    @BeforeEach
    void start() throws IOException {
        etc = new Etc(directory);
        daemon = DaemonProcess.startAndAwait(directory);
    }

    @AfterEach
    void end() throws Exception {
        daemon.terminate();
        assertThat(daemon.awaitExit()).isZero();
        daemon.close();
    }

    @Test
    void hasFailedAfterTooManyRestartsInItsTime() throws Exception {
        run("moody", "exit 3", "maxrestart = 2; maxrestarttime = 1h;");
        InstanceStatus status = daemon.awaitState("moody", "failed").orElseThrow();
        assertThat(status.reason()).contains("exited with status 3").contains("2 restarts");
        await().until(() -> runsIn(log("moody")) == 3 && log("moody").contains("vpsd: failed"));
        assertThat(daemon.answer(CommandName.START, "moody")).contains("failreset");
        daemon.ask(CommandName.FAILRESET, "moody");
        daemon.ask(CommandName.START, "moody");
        assertThat(daemon.awaitState("moody", "failed")).isPresent();
        await().until(() -> runsIn(log("moody")) == 6);
    }

    @Test
    void isRestartedAsItsPolicySays() throws Exception {
        run("good", "exit 0", "restart = on-failure;");
        assertThat(daemon.awaitState("good", "stopped")).isPresent();
        run("once", "exit 1", "restart = never;");
        assertThat(daemon.awaitState("once", "failed")).isPresent();
        run("ever", "exit 0", "restart = always; maxrestart = 1; maxrestarttime = 1h;");
        assertThat(daemon.awaitState("ever", "failed")).isPresent();
    }

    @Test
    void canBeStoppedWhileItWaitsForItsRestart() throws Exception {
        run("slow", "exit 1", "restart_delay = 1h;");
        assertThat(daemon.awaitState("slow", "restarting")).isPresent();
        assertThat(daemon.answer(CommandName.STOP, "slow")).contains("ok=1");
        assertThat(daemon.status("slow").orElseThrow().state()).isEqualTo("stopped");
    }

    @Test
    void aRestartOnRequestCountsForNothing() throws Exception {
        run("web", "exec sleep 1000", "");
        long pid = daemon.pidOf("web");
        assertThat(daemon.answer(CommandName.RESTART, "web")).contains("ok=1");
        assertThat(daemon.pidOf("web")).isNotEqualTo(pid);
        assertThat(daemon.status("web").orElseThrow().restarts()).isZero();
    }

    @Test
    void runsAsItsUserWithThatUsersGroupsAndHome() throws Exception {
        assumeTrue(OwnAccount.isRoot(), "needs root");
        run("nobodys", "id -un; echo user $USER; exec sleep 1000", "user = nobody; workdir = /;");
        daemon.pidOf("nobodys");
        await().until(() -> log("nobodys").contains("user nobody"));
        assertThat(log("nobodys")).contains("\nnobody\nuser nobody\n");
    }

    @Test
    void saysThatItsUserDoesNotExist() throws Exception {
        run("whose", "exec sleep 1000", "user = no-such-account;");
        assertThat(daemon.awaitState("whose", "failed").orElseThrow().reason())
                .isEqualTo("its user 'no-such-account' does not exist");
    }

    private void run(String name, String script, String settings) throws Exception {
        etc.config(
                name,
                name
                        + " { command = [\"/bin/sh\", \"-c\", \""
                        + script
                        + "\"]; autostart = true; "
                        + settings
                        + " }\n");
        daemon.ask(CommandName.RELOAD);
    }

    private static long runsIn(String log) {
        return log.lines().filter(line -> line.contains("vpsd: running")).count();
    }

    private String log(String name) throws IOException {
        return Files.readString(directory.resolve("log/" + name + ".log"));
    }
}
