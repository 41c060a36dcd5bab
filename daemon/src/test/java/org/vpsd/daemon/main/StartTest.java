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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.protocol.CommandName;

/** The command line, exit statuses of sysexits(3), and what keeps a daemon from starting. */
class StartTest {

    @TempDir Path directory;

    @BeforeEach
    void configure() throws IOException {
        new Etc(directory).config("web", "web { command = \"/bin/sleep 1000\"; }\n");
    }

    @ParameterizedTest
    @CsvSource({
        "-h, 0, usage: vpsd [-h] [-V]",
        "-V, 0, vpsd ",
        "-x, 64, vpsd: Unrecognized option: -x",
        "-c, 64, vpsd: Missing argument for option: c",
        "web, 64, vpsd: unexpected argument 'web'",
    })
    void readsItsOptions(String option, int status, String output) throws Exception {
        assertThat(run(option)).isEqualTo(status);
        assertThat(DaemonProcess.output(directory)).contains(output);
    }

    @Test
    void checksAConfiguration() throws Exception {
        assertThat(run("-t", "-c", "etc")).isZero();
        new Etc(directory).config("bad", "bad { comand = x; }\n");
        assertThat(run("-t", "-c", "etc")).isEqualTo(78);
        assertThat(DaemonProcess.output(directory)).contains("did you mean \"command\"?");
    }

    @Test
    void needsAConfigurationDirectory() throws Exception {
        assertThat(run("-f", "-c", "nowhere")).isEqualTo(66);
        assertThat(DaemonProcess.output(directory))
                .contains("the configuration directory ")
                .contains("nowhere cannot be read; make it, or name another with -c");
    }

    @Test
    void needsAStateDirectory() throws Exception {
        Files.createFile(directory.resolve("state"));
        assertThat(run("-f", "-c", "etc", "-d", "state")).isEqualTo(73);
        assertThat(DaemonProcess.output(directory)).contains("the state directory cannot be used");
    }

    @Test
    void needsASocketPathThatIsNotTooLong() throws Exception {
        String socket = directory.resolve("s".repeat(120)).toString();
        assertThat(run("-f", "-c", "etc", "-d", "state", "-l", "log", "-p", "pid", "-s", socket))
                .isEqualTo(73);
        assertThat(DaemonProcess.output(directory)).contains("longer than 103 bytes");
    }

    @Test
    void refusesToBeASecondDaemonOnTheSameState() throws Exception {
        try (DaemonProcess first = DaemonProcess.startAndAwait(directory);
                DaemonProcess second = DaemonProcess.start(directory)) {
            assertThat(second.awaitExit()).isEqualTo(75);
            assertThat(DaemonProcess.output(directory))
                    .contains("another vpsd runs on the state directory");
            assertThat(first.answer(CommandName.PING)).contains("Done");
            assertThat(directory.resolve("pid")).content().isEqualTo(first.pid() + "\n");
        }
    }

    @Test
    void isNotKeptByWhatAKilledDaemonLeft() throws Exception {
        try (DaemonProcess first = DaemonProcess.startAndAwait(directory)) {
            first.kill();
        }
        assertThat(directory.resolve("pid")).exists();
        assertThat(directory.resolve("sock")).exists();
        try (DaemonProcess second = DaemonProcess.startAndAwait(directory)) {
            assertThat(directory.resolve("pid")).content().isEqualTo(second.pid() + "\n");
            second.terminate();
            assertThat(second.awaitExit()).isZero();
        }
        await().until(() -> Files.notExists(directory.resolve("sock")));
    }

    /** Runs vpsd in the test's directory until it ends. */
    private int run(String... arguments) throws Exception {
        List<String> absolute =
                List.of(arguments).stream()
                        .map(a -> a.matches("etc|nowhere|state|log|pid") ? at(a) : a)
                        .toList();
        try (DaemonProcess daemon = DaemonProcess.start(directory, List.of(), absolute)) {
            return daemon.awaitExit();
        }
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }
}
