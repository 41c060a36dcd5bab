package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Protocol;

/** Clients that do not behave: each is answered or let go, and others are not kept waiting. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlSocketTest {

    @TempDir static Path directory;

    private static DaemonProcess daemon;

    @BeforeAll
    static void start() throws IOException {
        new Etc(directory).config("web", "web { command = \"/bin/sleep 1000\"; }\n");
        daemon = DaemonProcess.startAndAwait(directory);
    }

    @AfterAll
    static void end() throws Exception {
        daemon.terminate();
        assertThat(daemon.awaitExit()).isZero();
        daemon.close();
    }

    @AfterEach
    void stillAnswersOthers() throws Exception {
        assertThat(daemon.answer(CommandName.STATUS)).contains("web").contains("Done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "start web",
                "{",
                "[]",
                "null",
                "{\"v\":1,\"id\":7}",
                "{\"v\":2,\"id\":7,\"command\":\"status\"}",
                "{\"v\":1,\"id\":\"seven\",\"command\":\"status\"}",
                "{\"v\":1,\"id\":7,\"command\":\"explode\"}",
                "{\"v\":1,\"id\":7,\"command\":\"start\",\"names\":\"web\"}",
                "{\"v\":1,\"id\":7,\"command\":\"start\",\"names\":[\"../web\"]}",
                "{\"v\":1,\"id\":7,\"command\":\"start\",\"names\":[\"a\\u0000b\"]}",
                "{\"v\":1,\"id\":7,\"command\":\"status\",\"colour\":true}",
                "{\"v\":1,\"id\":7,\"command\":\"status\",\"options\":{\"lines\":-1}}",
                "{\"v\":1,\"id\":7,\"command\":\"status\",\"command\":\"stop\"}",
            })
    void answersABadLineWithOneErrorAndOneDone(String line) throws Exception {
        List<String> answer = talk((line + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(answer).hasSize(2);
        assertThat(answer.get(0)).contains("\"type\":\"error\"").contains("\"message\":");
        assertThat(answer.get(1)).contains("\"type\":\"done\"").contains("\"failed\":1");
    }

    @Test
    void refusesWhatIsNoText() throws Exception {
        byte[] garbage = {(byte) 0xff, 0, (byte) 0xc3, 7, '\n'};
        assertThat(talk(garbage)).hasSize(2).first().asString().contains("\"type\":\"error\"");
    }

    @Test
    void refusesALineThatIsTooLong() throws Exception {
        byte[] line = "x".repeat(Protocol.MAX_REQUEST_BYTES + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(talk(line)).hasSize(2).first().asString().contains("too_long");
    }

    @Test
    void answersSeveralRequestsOfOneClientEachWithItsId() throws Exception {
        String two =
                """
                {"v":1,"id":1,"command":"ping"}
                {"v":1,"id":2,"command":"ping"}
                """;
        List<String> answer = talk(two.getBytes(StandardCharsets.UTF_8));
        assertThat(answer).filteredOn(l -> l.contains("\"done\"")).hasSize(2);
        assertThat(answer).anyMatch(l -> l.startsWith("{\"id\":1,"));
        assertThat(answer).anyMatch(l -> l.startsWith("{\"id\":2,"));
    }

    @Test
    void isNotHeldUpByClientsThatSayNothing() throws Exception {
        List<SocketChannel> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                silent.add(daemon.connect());
            }
            silent.getFirst().write(bytes("{\"v\":1,"));
            assertThat(daemon.answer(CommandName.STATUS)).contains("Done");
        } finally {
            for (SocketChannel channel : silent) {
                channel.close();
            }
        }
    }

    @Test
    void isNotHeldUpByAClientThatDoesNotReadItsAnswers() throws Exception {
        try (SocketChannel greedy = daemon.connect()) {
            greedy.configureBlocking(false);
            ByteBuffer request = bytes("{\"v\":1,\"id\":1,\"command\":\"status\"}\n".repeat(16));
            int full = 0;
            while (full < 100) {
                full = greedy.write(request.rewind()) == 0 ? full + 1 : 0;
                assertThat(daemon.answer(CommandName.PING)).contains("Done");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "logs", "start", "status"})
    void doesNotMindAClientThatLeavesInTheMiddle(String command) throws Exception {
        for (int i = 0; i < 20; i++) {
            try (SocketChannel channel = daemon.connect()) {
                channel.write(
                        bytes(
                                "{\"v\":1,\"id\":1,\"command\":\""
                                        + command
                                        + "\",\"names\":[\"web\"],\"options\":{\"follow\":true}}\n"));
            }
        }
    }

    /** Sends some bytes and the end of input; returns the lines that come until the other end. */
    private static List<String> talk(byte[] bytes) throws IOException {
        try (SocketChannel channel = daemon.connect()) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.shutdownOutput();
            String answer =
                    new String(
                            Channels.newInputStream(channel).readAllBytes(),
                            StandardCharsets.UTF_8);
            return answer.lines().toList();
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
