package org.vpsd.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {

    private static final String EVENT =
            Replies.item(
                    """
                    {"time":"2026-11-20T08:15:30.123Z","name":"web","state":"failed",\
                    "previous":"restarting","reason":"4 restarts within 30 s"}\
                    """);
    private static final String NEW =
            Replies.item(
                    """
                    {"time":"2026-11-20T08:15:31.000Z","name":"job","state":"init",\
                    "previous":null,"reason":null}\
                    """);
    private static final String LINE =
            Replies.item("{\"name\":\"web\",\"line\":\"a\\tb \\u001b[2J c\"}");

    @TempDir private Path directory;

    @Test
    void eventsAreALineEach() throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, EVENT, NEW, Replies.done(2, 0))) {
            assertThat(Ctl.run(daemon, "events"))
                    .isEqualTo(
                            new Ctl(
                                    0,
                                    """
                                    2026-11-20T08:15:30.123Z web: restarting -> failed (4 restarts within 30 s)
                                    2026-11-20T08:15:31.000Z job: init
                                    """,
                                    ""));
        }
    }

    @Test
    void eventsAsJsonAreAnObjectALine() throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, NEW, Replies.done(1, 0))) {
            assertThat(Ctl.run(daemon, "events", "--json").out())
                    .isEqualTo(
                            """
                            {"time":"2026-11-20T08:15:31.000Z","name":"job","state":"init",\
                            "previous":null,"reason":null}
                            """);
        }
    }

    @Test
    void logLinesCannotTouchTheTerminal() throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, LINE, Replies.done(1, 0))) {
            assertThat(Ctl.run(daemon, "logs", "web"))
                    .isEqualTo(new Ctl(0, "a\tb \\x1b[2J c\n", ""));
        }
    }

    @Test
    void aReaderThatHadEnoughEndsItQuietly() throws Exception {
        List<String> lines = new ArrayList<>(Collections.nCopies(100, LINE));
        try (FakeDaemon daemon = FakeDaemon.answering(directory, lines.toArray(new String[0]))) {
            FailingStream head = new FailingStream("Broken pipe");
            ByteArrayOutputStream err = new ByteArrayOutputStream();

            int status = Vpsctl.run(new String[] {"logs", "web"}, environment(daemon), head, err);

            assertThat(err.toString(UTF_8)).isEmpty();
            assertThat(status).isZero();
            assertThat(head.writes).isEqualTo(1);
        }
    }

    @Test
    void outputThatGetsLostIsAnError() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(directory, Replies.DAEMON, Replies.done(0, 0))) {
            FailingStream full = new FailingStream("No space left on device");
            ByteArrayOutputStream err = new ByteArrayOutputStream();

            int status = Vpsctl.run(new String[] {"status"}, environment(daemon), full, err);

            assertThat(err.toString(UTF_8))
                    .isEqualTo(
                            "vpsctl: cannot write to standard output: No space left on device\n");
            assertThat(status).isEqualTo(255);
        }
    }

    @Test
    void aClosedOutputDoesNotHideAFailure() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.WEB,
                        Replies.error("refused", "db", "has failed"),
                        Replies.done(1, 1))) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();

            int status =
                    Vpsctl.run(
                            new String[] {"start", "web", "db"},
                            environment(daemon),
                            new FailingStream("Broken pipe"),
                            err);

            assertThat(err.toString(UTF_8)).isEqualTo("vpsctl: db: has failed\n");
            assertThat(status).isEqualTo(255);
        }
    }

    private static Environment environment(FakeDaemon daemon) {
        return Ctl.environment(false, Map.of("VPSD_SOCKET", daemon.socket().toString()));
    }

    /** An output that takes nothing. */
    private static final class FailingStream extends OutputStream {

        private final String message;
        private int writes;

        FailingStream(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            writes++;
            throw new IOException(message);
        }
    }
}
