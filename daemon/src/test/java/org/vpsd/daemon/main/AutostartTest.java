package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.RequestOptions;

/** How instances come up with the daemon. */
class AutostartTest {

    private static final RequestOptions AT_ONCE = new RequestOptions(false, false, false, 0);

    @TempDir Path directory;

    private Etc etc;

    @BeforeEach
    void prepare() throws IOException {
        etc = new Etc(directory);
    }

    @Test
    void neverHasMoreOnTheirWayThanItMay() throws Exception {
        etc.daemon("autostart_parallel = 2;\n");
        List<String> names = IntStream.range(0, 8).mapToObj(i -> "i" + i).toList();
        for (String name : names) {
            etc.config(name, name + " { command = \"/bin/sleep 1000\"; autostart = true; }\n");
            etc.hook(
                    name,
                    "start_network",
                    "echo + >>"
                            + directory.resolve("steps")
                            + "; sleep 0.1; echo - >>"
                            + directory.resolve("steps"));
        }
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            names.forEach(name -> assertThat(daemon.awaitState(name, "running")).isPresent());
            end(daemon);
        }
        int now = 0;
        int most = 0;
        for (String line : Files.readAllLines(directory.resolve("steps"))) {
            now += line.equals("+") ? 1 : -1;
            most = Math.max(most, now);
        }
        assertThat(most).isEqualTo(2);
    }

    @Test
    void oneThatFailsDoesNotKeepThoseAfterItDown() throws Exception {
        etc.config("first", "first { command = \"/no/such/thing\"; autostart = true; }\n");
        etc.config(
                "second",
                "second { command = \"/bin/sleep 1000\"; autostart = true; after = first; }\n");
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            assertThat(daemon.awaitState("second", "running")).isPresent();
            assertThat(daemon.status("first").orElseThrow().reason())
                    .isEqualTo("its command /no/such/thing does not exist");
            end(daemon);
        }
    }

    @Test
    void doesNotBringUpBehindAShutdownWhatWaitedForItsTurn() throws Exception {
        etc.daemon("autostart_parallel = 1;\n");
        etc.config("a", "a { command = \"/bin/sleep 1000\"; autostart = true; }\n");
        etc.hook("a", "start_network", "touch " + directory.resolve("begun") + "; exec sleep 4343");
        etc.config("b", "b { command = \"/bin/sleep 1000\"; autostart = true; after = a; }\n");
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            await().until(() -> Files.exists(directory.resolve("begun")));
            etc.hook("a", "stop_network", "while ! [ -e " + at("go") + " ]; do sleep 0.05; done");
            daemon.terminate();
            daemon.awaitState("a", "stop_network");
            assertThat(daemon.ask(CommandName.START, AT_ONCE, "b").toString())
                    .contains("SHUTTING_DOWN")
                    .contains("is not started: vpsd is shutting down");
            Files.createFile(directory.resolve("go"));
            assertThat(daemon.awaitExit()).isZero();
        }
        assertThat(Files.readString(directory.resolve("log/vpsd.log")))
                .doesNotContain("b: start_network");
    }

    @Test
    void startsNothingAnewAfterACrashThatWasStoppedByHand() throws Exception {
        etc.config("web", "web { command = \"/bin/sleep 1000\"; autostart = true; }\n");
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            daemon.pidOf("web");
            daemon.ask(CommandName.STOP, "web");
            daemon.kill();
        }
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            assertThat(daemon.status("web").orElseThrow().state()).isEqualTo("stopped");
            end(daemon);
        }
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            assertThat(daemon.awaitState("web", "running")).isPresent();
            end(daemon);
        }
    }

    private Path at(String name) {
        return directory.resolve(name);
    }

    private static void end(DaemonProcess daemon) throws InterruptedException {
        daemon.terminate();
        assertThat(daemon.awaitExit()).isZero();
    }
}
