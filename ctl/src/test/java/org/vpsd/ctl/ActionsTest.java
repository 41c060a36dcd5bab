package org.vpsd.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionsTest {

    @TempDir private Path directory;

    @Test
    void tellWhatEachInstanceCameTo() throws Exception {
        try (FakeDaemon daemon = startOfWebAndDb()) {
            assertThat(Ctl.run(daemon, "start", "web", "db*"))
                    .isEqualTo(
                            new Ctl(
                                    255,
                                    "web: running, pid 4711\njob: stopped\n",
                                    "vpsctl: db1: is already running\nvpsctl: db2: has failed\n"));
        }
    }

    @Test
    void tellOfProgressOnATerminal() throws Exception {
        try (FakeDaemon daemon = startOfWebAndDb()) {
            assertThat(Ctl.runOnTerminal(daemon, "start", "web", "db*").out())
                    .isEqualTo(
                            """
                            web: start_network
                            web: \u001b[32mrunning\u001b[0m, pid 4711
                            job: stopped
                            """);
        }
    }

    @Test
    void printFailuresIntoTheirJsonToo() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.item("{\"name\":\"web\"}"),
                        Replies.error("refused", "db1", "is already running"),
                        Replies.done(1, 1))) {
            assertThat(Ctl.run(daemon, "start", "--json", "web", "db1"))
                    .isEqualTo(
                            new Ctl(
                                    255,
                                    """
                                    [
                                    {"name":"web"},
                                    {"name":"db1","error":"refused","message":"is already running"}
                                    ]
                                    """,
                                    "vpsctl: db1: is already running\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    start web           | {"v":1,"id":1,"command":"start","names":["web"],"options":{"wait":true,"force":false,"follow":false,"lines":100}}
                    start --no-wait web | {"v":1,"id":1,"command":"start","names":["web"],"options":{"wait":false,"force":false,"follow":false,"lines":100}}
                    stop web --force    | {"v":1,"id":1,"command":"stop","names":["web"],"options":{"wait":true,"force":true,"follow":false,"lines":100}}
                    restart a b         | {"v":1,"id":1,"command":"restart","names":["a","b"],"options":{"wait":true,"force":false,"follow":false,"lines":100}}
                    failreset -- web    | {"v":1,"id":1,"command":"failreset","names":["web"],"options":{"wait":true,"force":false,"follow":false,"lines":100}}
                    logs -fn 5 web      | {"v":1,"id":1,"command":"logs","names":["web"],"options":{"wait":true,"force":false,"follow":true,"lines":5}}
                    logs --lines=0 web  | {"v":1,"id":1,"command":"logs","names":["web"],"options":{"wait":true,"force":false,"follow":false,"lines":0}}
                    events web*         | {"v":1,"id":1,"command":"events","names":["web*"],"options":{"wait":true,"force":false,"follow":false,"lines":100}}
                    reload              | {"v":1,"id":1,"command":"reload","names":[],"options":{"wait":true,"force":false,"follow":false,"lines":100}}
                    check               | {"v":1,"id":1,"command":"check","names":[],"options":{"wait":true,"force":false,"follow":false,"lines":100}}
                    """)
    void askForWhatTheCommandLineSays(String args, String request) throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, Replies.done(1, 0))) {
            Ctl run = Ctl.run(daemon, args.split(" "));

            assertThat(daemon.request()).isEqualTo(request);
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void aFailureThatIsOnlyCountedStillFails() throws Exception {
        try (FakeDaemon daemon = FakeDaemon.answering(directory, Replies.done(1, 1))) {
            assertThat(Ctl.run(daemon, "stop", "web").status()).isEqualTo(255);
        }
    }

    private FakeDaemon startOfWebAndDb() throws Exception {
        return FakeDaemon.answering(
                directory,
                Replies.progress("web", "start_network"),
                Replies.error("refused", "db1", "is already running"),
                Replies.WEB,
                Replies.JOB,
                Replies.error("refused", "db2", "has failed"),
                Replies.done(2, 2));
    }
}
