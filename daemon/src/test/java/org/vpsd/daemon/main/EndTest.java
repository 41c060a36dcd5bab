package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.protocol.CommandName;

/** What becomes of the instances when the daemon is told to go. */
class EndTest {

    @TempDir Path directory;

    private Etc etc;

    @BeforeEach
    void prepare() throws IOException {
        etc = new Etc(directory);
    }

    @Test
    void stopsAllInTheReverseOrderOfTheirStart() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            etc.config(
                    name,
                    name
                            + " { command = \"/bin/sleep 1000\"; autostart = true;"
                            + (name.equals("a") ? "" : " after = " + (char) (name.charAt(0) - 1))
                            + "; }\n");
            String note = "echo $1 $2 >>" + directory.resolve("order");
            etc.hook(name, "running", note);
            etc.hook(name, "stopped", note);
        }
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            daemon.awaitState("c", "running");
            await().until(() -> Files.readAllLines(directory.resolve("order")).size() == 3);
            daemon.terminate();
            assertThat(daemon.awaitExit()).isZero();
        }
        assertThat(directory.resolve("order"))
                .content()
                .isEqualTo("a running\nb running\nc running\nc stopped\nb stopped\na stopped\n");
        assertThat(directory.resolve("pid")).doesNotExist();
        assertThat(directory.resolve("sock")).doesNotExist();
    }

    @Test
    void leavesThemRunningAndAdoptsThemWithTheirLog() throws Exception {
        etc.daemon("on_exit = leave;\n");
        etc.config(
                "web",
                "web { command = [\"/bin/sh\", \"-c\", \"echo before; while ! [ -e "
                        + directory.resolve("go")
                        + " ]; do sleep 0.05; done; echo after; exec sleep 1000\"];"
                        + " autostart = true; }\n");
        long pid;
        try (DaemonProcess first = DaemonProcess.startAndAwait(directory)) {
            pid = first.pidOf("web");
            first.terminate();
            assertThat(first.awaitExit()).isZero();
        }
        assertThat(ProcessHandle.of(pid)).isPresent();
        Files.createFile(directory.resolve("go"));
        await().until(() -> log("web").contains("after"));
        etc.daemon("on_exit = stop;\n");
        try (DaemonProcess second = DaemonProcess.startAndAwait(directory)) {
            assertThat(second.pidOf("web")).isEqualTo(pid);
            second.terminate();
            assertThat(second.awaitExit()).isZero();
        }
        await().until(() -> ProcessHandle.of(pid).isEmpty());
        assertThat(log("web").lines().filter(line -> !line.contains(" vpsd: ")))
                .containsExactly("before", "after");
    }

    @Test
    void learnsHowAProcessEndedWhileNoDaemonWasThere() throws Exception {
        etc.daemon("on_exit = leave;\n");
        etc.config(
                "web",
                "web { command = [\"/bin/sh\", \"-c\", \"while ! [ -e "
                        + directory.resolve("go")
                        + " ]; do sleep 0.05; done; exit 42\"];"
                        + " autostart = true; restart = never; }\n");
        try (DaemonProcess first = DaemonProcess.startAndAwait(directory)) {
            first.awaitState("web", "running");
            first.kill();
        }
        Files.createFile(directory.resolve("go"));
        try (DaemonProcess second = DaemonProcess.startAndAwait(directory)) {
            assertThat(second.awaitState("web", "failed")).isPresent();
            assertThat(second.answer(CommandName.SHOW, "web")).contains("42");
            second.terminate();
            assertThat(second.awaitExit()).isZero();
        }
    }

    @Test
    void killsAllWhenToldASecondTime() throws Exception {
        etc.config(
                "deaf",
                "deaf { command = [\"/bin/sh\", \"-c\", \"trap '' TERM; while :; do sleep 1;"
                        + " done\"]; autostart = true; stop_timeout = 1h; }\n");
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            daemon.awaitState("deaf", "running");
            daemon.terminate();
            daemon.awaitState("deaf", "stopping");
            daemon.terminate();
            assertThat(daemon.awaitExit()).isZero();
        }
    }

    private String log(String name) throws IOException {
        return Files.readString(directory.resolve("log/" + name + ".log"));
    }
}
