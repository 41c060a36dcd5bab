package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.sys.OwnAccount;

/**
 * What accounts other than the daemon's may do, by connections of processes that really are of
 * another uid. Only as root.
 */
class StrangerTest {

    private static final String NOBODY = "65534";

    /** daemon: an account that every system has. */
    private static final String DAEMON = "1";

    @TempDir Path directory;

    private DaemonProcess daemon;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(OwnAccount.isRoot(), "needs root");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Etc etc = new Etc(directory);
        etc.config("mine", "mine { command = \"/bin/sleep 1000\"; owner = daemon; }\n");
        etc.config("ours", "ours { command = \"/bin/sleep 1000\"; group = daemon; }\n");
        etc.config("theirs", "theirs { command = \"/bin/sleep 1000\"; }\n");
        // The tests' classes may lie where others cannot read.
        String file = SocketClient.class.getSimpleName() + ".class";
        Path copy = directory.resolve("classes/org/vpsd/daemon/main").resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream bytes = SocketClient.class.getResourceAsStream(file)) {
            Files.copy(Objects.requireNonNull(bytes), copy);
        }
        daemon = DaemonProcess.startAndAwait(directory);
    }

    @AfterEach
    void end() throws Exception {
        if (daemon != null) {
            daemon.terminate();
            assertThat(daemon.awaitExit()).isZero();
            daemon.close();
        }
    }

    @Test
    void aStrangerSeesNothingAndTouchesNothing() throws Exception {
        String nothing = ask(NOBODY, "status");
        assertThat(nothing).doesNotContain("mine").doesNotContain("theirs").contains("done");
        assertThat(withoutName(ask(NOBODY, "start", "theirs"), "theirs"))
                .contains("error")
                .isEqualTo(withoutName(ask(NOBODY, "start", "nowhere"), "nowhere"));
        assertThat(ask(NOBODY, "logs", "theirs")).contains("error");
        assertThat(ask(NOBODY, "show", "theirs")).contains("error").doesNotContain("sleep");
        assertThat(daemon.status("theirs").orElseThrow().state()).isEqualTo("init");
    }

    @Test
    void anOwnerHasTheSwayOfHisOwnAndOfHisGroups() throws Exception {
        assertThat(ask(DAEMON, "status"))
                .contains("\"mine\"")
                .contains("\"ours\"")
                .doesNotContain("theirs");
        assertThat(ask(DAEMON, "start", "mine")).contains("\"ok\":1");
        assertThat(ask(DAEMON, "start", "ours")).contains("\"ok\":1");
        assertThat(ask(DAEMON, "start", "*")).doesNotContain("theirs");
        assertThat(ask(DAEMON, "stop", "mine")).contains("\"ok\":1");
        assertThat(ask(DAEMON, "start", "theirs")).contains("error");
        assertThat(daemon.status("theirs").orElseThrow().state()).isEqualTo("init");
    }

    @Test
    void onlyTheDaemonsOwnMayReloadIt() throws Exception {
        assertThat(ask(DAEMON, "reload")).contains("denied");
        assertThat(ask(DAEMON, "check")).contains("denied");
        assertThat(ask("0", "reload")).contains("\"done\"").doesNotContain("denied");
    }

    private static String withoutName(String answer, String name) {
        return answer.replace(name, "");
    }

    /** Sends a request as an account, which leads a process of its own. */
    private String ask(String uid, String command, String... names) throws Exception {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC"));
        words.addAll(List.of("-cp", directory.resolve("classes").toString()));
        words.add(SocketClient.class.getName());
        words.add(directory.resolve("sock").toString());
        words.add(
                "{\"v\":1,\"id\":1,\"command\":\""
                        + command
                        + "\",\"names\":["
                        + String.join(",", List.of(names).stream().map(n -> '"' + n + '"').toList())
                        + "]}");
        Process client =
                new ProcessBuilder(words)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor()).as(answer).isZero();
        return answer;
    }
}
