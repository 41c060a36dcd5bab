package org.vpsd.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {

    @TempDir private Path directory;

    @Test
    void checkPrintsProblemsWithTheirPlaces() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.item(
                                """
                                {"severity":"error","where":"/etc/vps/web/config:3:5",\
                                "message":"unknown key 'comand'","hint":"did you mean 'command'?"}\
                                """),
                        Replies.item(
                                """
                                {"severity":"warning","where":"/etc/vps/vps_1.conf:2:1",\
                                "message":"unknown name FOO","hint":null}\
                                """),
                        Replies.done(2, 1))) {
            assertThat(Ctl.run(daemon, "check"))
                    .isEqualTo(
                            new Ctl(
                                    255,
                                    """
                                    /etc/vps/web/config:3:5: error: unknown key 'comand' (did you mean 'command'?)
                                    /etc/vps/vps_1.conf:2:1: warning: unknown name FOO
                                    """,
                                    ""));
        }
    }

    @Test
    void reloadPrintsWhatChanged() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory,
                        Replies.item("{\"name\":\"a\",\"change\":\"added\"}"),
                        Replies.item("{\"name\":\"b\",\"change\":\"restart_pending\"}"),
                        Replies.item("{\"name\":\"c\",\"change\":\"removal_pending\"}"),
                        Replies.done(3, 0))) {
            assertThat(Ctl.run(daemon, "reload"))
                    .isEqualTo(
                            new Ctl(
                                    0,
                                    """
                                    a: added
                                    b: changed, takes effect at its next start
                                    c: removed, vanishes once stopped
                                    """,
                                    ""));
        }
    }
}
