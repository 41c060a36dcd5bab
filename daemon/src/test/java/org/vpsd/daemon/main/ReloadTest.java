package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.NativeProcesses;
import org.vpsd.daemon.sys.Processes;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceStatus;

/** What a new configuration does to instances, and what it leaves alone. */
class ReloadTest {

    private static final String WEB =
            "web { command = \"/bin/sleep 1000\"; autostart = true; %s }\n";

    @TempDir Path directory;

    private Etc etc;
    private DaemonProcess daemon;
    private long pid;

    @BeforeEach
    void start() throws IOException {
        etc = new Etc(directory);
        etc.config("web", WEB.formatted(""));
        daemon = DaemonProcess.startAndAwait(directory);
        pid = daemon.pidOf("web");
    }

    @AfterEach
    void end() throws Exception {
        daemon.terminate();
        assertThat(daemon.awaitExit()).isZero();
        daemon.close();
    }

    @Test
    void takesNewInstancesInAndStartsThem() throws Exception {
        etc.config("db", "db { command = \"/bin/sleep 1000\"; autostart = true; }\n");
        assertThat(daemon.answer(CommandName.RELOAD)).contains("db").contains("added");
        assertThat(daemon.awaitState("db", "running")).isPresent();
        assertThat(daemon.pidOf("web")).isEqualTo(pid);
    }

    @Test
    void readsAgainOnHangup() throws Exception {
        etc.config("db", "db { command = \"/bin/sleep 1000\"; }\n");
        Processes processes = NativeProcesses.open();
        Optional<ProcessIdentity> vpsd = processes.identify(daemon.pid());
        processes.signal(vpsd.orElseThrow(), Signal.HUP);
        assertThat(daemon.awaitState("db", "init")).isPresent();
    }

    @Test
    void letsARemovedInstanceRunAndForgetsItOnceItStopped() throws Exception {
        deleteConfig();
        daemon.ask(CommandName.RELOAD);
        InstanceStatus status = daemon.status("web").orElseThrow();
        assertThat(status.pid()).isEqualTo(pid);
        assertThat(status.pending()).isEqualTo("removal");
        daemon.ask(CommandName.STOP, "web");
        await().until(() -> daemon.status("web").isEmpty());
        assertThat(directory.resolve("state/instances/web")).doesNotExist();
    }

    @Test
    void appliesChangesAtTheNextStart() throws Exception {
        etc.config("web", WEB.formatted("environment { COLOUR = blue; }"));
        daemon.ask(CommandName.RELOAD);
        InstanceStatus status = daemon.status("web").orElseThrow();
        assertThat(status.pid()).isEqualTo(pid);
        assertThat(status.pending()).isEqualTo("restart");
        daemon.ask(CommandName.RESTART, "web");
        assertThat(daemon.status("web").orElseThrow().pending()).isNull();
        assertThat(environmentOf(daemon.pidOf("web"))).contains("COLOUR=blue");
    }

    @Test
    void leavesARunningInstanceAloneWhoseConfigurationIsBrokenNow() throws Exception {
        etc.config("web", "web { comand = \"/bin/sleep 1000\"; }\n");
        assertThat(daemon.answer(CommandName.RELOAD))
                .contains("unknown key \\\"comand\\\"")
                .contains("config:1:7");
        InstanceStatus status = daemon.status("web").orElseThrow();
        assertThat(status.pid()).isEqualTo(pid);
        assertThat(status.pending()).isNull();
    }

    @Test
    void refusesTwoInstancesOfOneNameAndNamesBothPlaces() throws Exception {
        etc.config("one", "twin { command = \"/bin/sleep 1000\"; autostart = true; }\n");
        etc.config("two", "\ntwin { command = \"/bin/sleep 1000\"; autostart = true; }\n");
        assertThat(daemon.answer(CommandName.RELOAD))
                .contains("etc/one/config:1:1")
                .contains("etc/two/config:2:1");
        assertThat(daemon.status("twin")).isEmpty();
    }

    @Test
    void checkChangesNothing() throws Exception {
        deleteConfig();
        daemon.ask(CommandName.CHECK);
        assertThat(daemon.status("web").orElseThrow().pending()).isNull();
    }

    private void deleteConfig() throws IOException {
        Files.delete(etc.of("web").resolve("config"));
    }

    private static String environmentOf(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/environ"));
    }
}
