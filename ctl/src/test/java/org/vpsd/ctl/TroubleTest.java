package org.vpsd.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;

/** Everything that can be wrong between vpsctl and vpsd. */
class TroubleTest {

    private static final String START_IT =
            "vpsctl: start it with 'vpsd', 'service vpsd start' (FreeBSD) or 'systemctl start"
                    + " vpsd' (Linux), or name its socket with -s or VPSD_SOCKET\n";
    private static final String LOST =
            """
            vpsctl: vpsd went away before 'stop' was done
            vpsctl: 'vpsctl status' tells what became of it, once vpsd runs again
            """;

    @TempDir private Path directory;

    @Test
    void thereIsNoSocket() {
        Path socket = directory.resolve("vpsd.sock");

        assertThat(status("-s", socket.toString(), "status"))
                .isEqualTo(
                        new Ctl(
                                255,
                                "",
                                "vpsctl: vpsd is not running: there is no socket "
                                        + socket
                                        + "\n"
                                        + START_IT));
    }

    @Test
    void allPlacesThatWereTriedAreNamed() {
        List<Path> sockets = List.of(directory.resolve("own"), directory.resolve("system"));

        CtlException e =
                catchThrowableOfType(
                        CtlException.class, () -> new Connector(sockets).connect(null));

        assertThat(e)
                .hasMessage(
                        "vpsd is not running: there is no socket %s/own or %s/system",
                        directory, directory);
    }

    @Test
    void theSecondPlaceIsTriedWhenTheFirstIsEmpty() throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, Replies.done(0, 0));
                Connection connection =
                        new Connector(List.of(directory.resolve("own"), daemon.socket()))
                                .connect(null)) {
            connection.send(stop());

            assertThat(connection.next(stop()).toLine().strip()).isEqualTo(Replies.done(0, 0));
        }
    }

    @Test
    void theSocketIsStale() throws Exception {
        FakeDaemon daemon = FakeDaemon.answering(directory, "");
        daemon.close();

        assertThat(Ctl.run(daemon, "status").err())
                .isEqualTo(
                        "vpsctl: vpsd is not running: nobody listens on its socket "
                                + daemon.socket()
                                + "\n"
                                + START_IT);
    }

    @Test
    void theSocketIsNone() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(status("-s", file.toString(), "status").err())
                .startsWith("vpsctl: " + file + " is not a socket\n");
        assertThat(status("-s", directory.toString(), "status").err())
                .startsWith("vpsctl: " + directory + " is not a socket\n");
    }

    @Test
    void theSocketIsNotForUs() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may do anything");
        try (FakeDaemon daemon = FakeDaemon.answering(directory, Replies.done(0, 0))) {
            Files.setPosixFilePermissions(
                    daemon.socket(), PosixFilePermissions.fromString("---------"));

            assertThat(Ctl.run(daemon, "status").err())
                    .startsWith("vpsctl: no permission to talk to vpsd over " + daemon.socket());
        }
    }

    @Test
    void thePathIsTooLong() throws Exception {
        Path deep = Files.createDirectory(directory.resolve("d".repeat(100)));
        Path file = Files.createFile(deep.resolve("vpsd.sock"));

        assertThat(status("-s", file.toString(), "status").err())
                .isEqualTo(
                        "vpsctl: the path of the socket is too long for a socket: "
                                + file
                                + "\nvpsctl: at most 103 bytes work everywhere\n");
    }

    @Test
    void theDaemonIsSilent() throws Exception {
        try (FakeDaemon daemon = FakeDaemon.silent(directory);
                Connection connection =
                        new Connector(List.of(daemon.socket())).connect(Duration.ofMillis(20))) {
            connection.send(stop());
            CtlException e =
                    catchThrowableOfType(CtlException.class, () -> connection.next(stop()));

            assertThat(e).hasMessageStartingWith("vpsd has not answered for ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"id\":1,\"type\":\"progress\",\"name\":\"web\",\"text\":\"x\"}\n",
                "{\"id\":1,\"ty"
            })
    void theDaemonGoesAwayBeforeTheEnd(String answer) throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, answer.getBytes(UTF_8))) {
            assertThat(Ctl.run(daemon, "stop", "web")).isEqualTo(new Ctl(255, "", LOST));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 400 Bad Request",
                "{\"id\":1,\"type\":\"song\"}",
                "{\"id\":1,\"type\":\"item\",\"item\":{\"name\":7}}",
                "{\"id\":1,\"type\":\"item\",\"item\":{\"daemon\":null}}",
                "a\u0000b"
            })
    void theAnswerIsGarbage(String line) throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, line)) {
            Ctl run = Ctl.run(daemon, "status");

            assertThat(run.err())
                    .startsWith("vpsctl: vpsd sent what is not a reply: ")
                    .endsWith(
                            "does the socket belong to a vpsd, and of the version of this"
                                    + " vpsctl?\n");
            assertThat(run.status()).isEqualTo(255);
        }
    }

    @Test
    void theAnswerIsEndless() throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, "x".repeat(2 << 20))) {
            assertThat(Ctl.run(daemon, "status").err())
                    .startsWith(
                            "vpsctl: vpsd sent what is not a reply: the message is longer than its"
                                    + " bound of 1048576 bytes\n");
        }
    }

    @Test
    void theAnswerIsToAnotherRequest() throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, "{\"id\":2,\"type\":\"done\"}")) {
            assertThat(Ctl.run(daemon, "status").err())
                    .isEqualTo("vpsctl: vpsd answered request 2, which was not sent\n");
        }
    }

    @Test
    void theVersionsDiffer() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        "{\"id\":0,\"type\":\"error\",\"code\":\"unsupported_version\",\"message\":\"protocol"
                            + " version 1 is not supported\"}",
                        "{\"id\":0,\"type\":\"done\",\"ok\":0,\"failed\":1}")) {
            assertThat(Ctl.run(daemon, "status"))
                    .isEqualTo(
                            new Ctl(
                                    255,
                                    "",
                                    "vpsctl: protocol version 1 is not supported\n"
                                            + "vpsctl: vpsctl and the running vpsd are of different"
                                            + " versions: restart vpsd after an update\n"));
        }
    }

    @Test
    void thereAreMoreNamesThanOneRequestHolds() throws Exception {
        String[] args = new String[1001];
        Arrays.fill(args, "n".repeat(100));
        args[0] = "stop";
        try (FakeDaemon daemon = FakeDaemon.answering(directory, Replies.done(0, 0))) {
            assertThat(Ctl.run(daemon, args).err())
                    .startsWith("vpsctl: these are too many names for one request: ");
        }
    }

    private static Request stop() {
        return new Request(1, CommandName.STOP, List.of("web"), RequestOptions.DEFAULT);
    }

    private static Ctl status(String... args) {
        return Ctl.run(Ctl.environment(false, Map.of()), args);
    }
}
