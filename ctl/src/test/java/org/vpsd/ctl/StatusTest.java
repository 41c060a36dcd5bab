package org.vpsd.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {

    @TempDir private Path directory;

    @Test
    void showsTheDaemonAndATable() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.DAEMON,
                        Replies.DB,
                        Replies.JOB,
                        Replies.WEB,
                        Replies.done(3, 0))) {
            assertThat(Ctl.run(daemon, "status"))
                    .isEqualTo(
                            new Ctl(
                                    0,
                                    """
                                    vpsd 812 running, managing 3 instances
                                    Name        Status   Owner   Pid  Uptime  Restarts  Note
                                    --------------------------------------------------------------------------
                                    db-primary  failed   -         -       -         3  4 restarts within 30 s
                                    job         stopped  www       -       -         0  -
                                    web         running  www    4711    3h4m        12  restart pending
                                    """,
                                    ""));
            assertThat(daemon.request())
                    .startsWith("{\"v\":1,\"id\":1,\"command\":\"status\",\"names\":[],");
        }
    }

    @Test
    void printsJsonWithEveryKeyThatTheDaemonSent() throws Exception {
        String newer = "{\"name\":\"x\",\"cpu\":1.5,\"description\":\"\u009b31m\u202e\"}";
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.DAEMON,
                        Replies.JOB,
                        Replies.item(newer),
                        Replies.done(2, 0))) {
            assertThat(Ctl.run(daemon, "status", "--json"))
                    .isEqualTo(
                            new Ctl(
                                    0,
                                    """
                                    [
                                    {"name":"job","state":"stopped","type":"process","owner":"www",\
                                    "group":null,"pid":null,"since":"2026-11-20T08:15:30.123Z",\
                                    "restarts":0,"description":null,"pending":null,"uptime":null,\
                                    "exit":null,"reason":null},
                                    {"name":"x","cpu":1.5,"description":"\\u009B31m\\u202e"}
                                    ]
                                    """,
                                    ""));
        }
    }

    @Test
    void withoutInstancesThereIsNoTable() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.item(
                                "{\"daemon\":{\"pid\":1,\"version\":\"0.1.0\",\"instances\":0}}"),
                        Replies.done(0, 0))) {
            assertThat(Ctl.run(daemon, "status"))
                    .isEqualTo(new Ctl(0, "vpsd 1 running, managing 0 instances\n", ""));
            assertThat(Ctl.run(daemon, "status", "--json")).isEqualTo(new Ctl(0, "[]\n", ""));
        }
    }

    @Test
    void showsWhatItCanAndTellsWhatItCannot() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.DAEMON,
                        Replies.JOB,
                        Replies.error("no_such_instance", "nix*", "no instance matches"),
                        Replies.done(1, 1))) {
            assertThat(Ctl.run(daemon, "status", "job", "nix*"))
                    .isEqualTo(
                            new Ctl(
                                    255,
                                    """
                                    vpsd 812 running, managing 3 instances
                                    Name  Status   Owner  Pid  Uptime  Restarts  Note
                                    -------------------------------------------------
                                    job   stopped  www      -       -         0  -
                                    """,
                                    "vpsctl: nix*: no instance matches\n"));
            assertThat(daemon.request()).contains("\"names\":[\"job\",\"nix*\"]");
        }
    }

    @Test
    void keepsControlCharactersFromTheTerminal() throws Exception {
        String row =
                """
                {"name":"a","state":"failed","type":"process","since":"2026-11-20T08:15:30.123Z",\
                "restarts":0,"reason":"\\u001b]0;gotcha\\u0007\\n\u202e"}\
                """;
        try (FakeDaemon daemon =
                FakeDaemon.answering(directory, Replies.item(row), Replies.done(1, 0))) {
            assertThat(Ctl.run(daemon, "status").out())
                    .endsWith("0  \\x1b]0;gotcha\\x07\\x0a\\u202e\n");
        }
    }

    @Test
    void listIsOneLineAnInstance() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.item(
                                "{\"name\":\"db\",\"state\":\"failed\",\"type\":\"process\","
                                        + "\"root\":null,\"percent_cpu\":null,"
                                        + "\"virtual_size\":null}"),
                        Replies.item(
                                "{\"name\":\"web\",\"state\":\"running\",\"type\":\"vps\","
                                        + "\"root\":\"/vps/web\",\"percent_cpu\":12,"
                                        + "\"virtual_size\":13107200}"),
                        Replies.done(2, 0))) {
            assertThat(Ctl.runOnTerminal(daemon, "list"))
                    .isEqualTo(
                            new Ctl(
                                    0,
                                    """
                                    Name  State    VFS-Root  %CPU  Virtual-Size
                                    db    failed   -            -             -
                                    web   running  /vps/web    12         12.5M
                                    """,
                                    ""));
            assertThat(daemon.request()).contains("\"command\":\"list\"");
        }
    }

    /** The form of vpsctl(8). */
    @Test
    void argshowHasATableOfLimits() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.item(
                                "{\"name\":\"web\",\"limits\":["
                                        + limit("phys", "C", 2048, 1024, 4096, 3, 0)
                                        + ","
                                        + limit("threads", "X", 7, 0, 10, 0, 12)
                                        + ",{\"resource\":\"blockio\",\"state\":\"_\","
                                        + "\"current\":null}]}"),
                        Replies.done(1, 0))) {
            assertThat(Ctl.runOnTerminal(daemon, "argshow", "web"))
                    .isEqualTo(
                            new Ctl(
                                    0,
                                    """
                                    Name: web
                                    Resource  S  Current  Soft-Limit  Hard-Limit  Soft-Hits  Hard-Hits
                                    phys      C       2K          1K          4K          3          0
                                    threads   X        7           0          10          0         12
                                    blockio   _        -           -           -          -          -
                                    """,
                                    ""));
        }
    }

    private static String limit(
            String resource,
            String state,
            int current,
            int soft,
            int hard,
            int softHits,
            int hardHits) {
        return "{\"resource\":\"%s\",\"state\":\"%s\",\"current\":%d,\"soft\":%d,\"hard\":%d,"
                        .formatted(resource, state, current, soft, hard)
                + "\"soft_hits\":%d,\"hard_hits\":%d}".formatted(softHits, hardHits);
    }

    @Test
    void showHasALineForEachKey() throws Exception {
        String row =
                """
                {"name":"web","state":"running","uptime":61,"owner":null,"description":"",\
                "stop_timeout":60,"after":["db"],"autostart":true}\
                """;
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.item(row),
                        Replies.item("{\"name\":\"job\"}"),
                        Replies.done(2, 0))) {
            assertThat(Ctl.run(daemon, "show", "web", "job"))
                    .isEqualTo(
                            new Ctl(
                                    0,
                                    """
                                    Name:         web
                                    State:        running
                                    Uptime:       1m1s
                                    Owner:        -
                                    Description:  -
                                    Stop timeout: 60
                                    After:        ["db"]
                                    Autostart:    true

                                    Name: job
                                    """,
                                    ""));
        }
    }

    @Test
    void showHasALineForEachInterface() throws Exception {
        String row =
                """
                {"name":"web","traffic":[{"interface":"vps0","dropped_packets":2},\
                {"interface":"vps1","dropped_packets":0}],"hostname":"w"}\
                """;
        try (FakeDaemon daemon =
                FakeDaemon.answering(directory, Replies.item(row), Replies.done(1, 0))) {
            assertThat(Ctl.run(daemon, "show", "web").out())
                    .isEqualTo(
                            """
                            Name:     web
                            Traffic:
                                Interface vps0, Dropped packets 2
                                Interface vps1, Dropped packets 0
                            Hostname: w
                            """);
        }
    }
}
