package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.HostTests;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Frame;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.RequestOptions;
import org.vpsd.protocol.TerminalOptions;

/** What is run inside containers, and their consoles, over the daemon's own protocol. */
class VpsSessionTest {

    private static final TerminalOptions TERMINAL = new TerminalOptions(33, 77, "vt220");

    @SuppressWarnings("NullAway.Init")
    private VpsHost host;

    @SuppressWarnings("NullAway.Init")
    private DaemonProcess daemon;

    @BeforeEach
    void startContainer() throws Exception {
        HostTests.require("runc", "conmon", "busybox");
        host = VpsHost.create();
        host.vps("web", "init = \"/bin/sh -i\"; stop_timeout = 0");
        host.etc().config("plain", "plain { command = \"sleep 1000\" }");
        daemon = host.answeringDaemon();
        daemon.ask(CommandName.START, "web", "plain");
        daemon.pidOf("web");
    }

    @AfterEach
    void leaveNothing() throws Exception {
        host.end(daemon);
    }

    @Test
    void aProgramHasItsStreamsApartAndGivesBackItsStatus() throws Exception {
        try (SessionClient run = execwt("sh", "-c", "echo out; echo err >&2; cat; exit 7")) {
            run.type("typed\n");
            run.send(Frame.INPUT_END);
            assertThat(run.status()).isEqualTo(7);
            assertThat(run.output()).isEqualTo("out\ntyped\n");
            assertThat(run.errors()).isEqualTo("err\n");
        }
        try (SessionClient run = execwt("sh", "-c", "kill -9 $$")) {
            assertThat(run.status()).isEqualTo(128 + 9);
        }
    }

    /** Many programs that end at once: nothing of what they print is lost. */
    @Test
    void nothingIsLost() throws Exception {
        for (int i = 0; i < 10; i++) {
            try (SessionClient run = execwt("echo", "line " + i)) {
                assertThat(run.status()).isZero();
                assertThat(run.output()).isEqualTo("line " + i + "\n");
            }
        }
        try (SessionClient run = execwt("sh", "-c", "yes | head -c 3000000")) {
            assertThat(run.status()).isZero();
            assertThat(run.output()).hasSize(3_000_000);
        }
    }

    @Test
    void aTerminalHasItsSizeAndType() throws Exception {
        try (SessionClient shell =
                SessionClient.open(daemon, CommandName.SHELL, "web", TERMINAL, "/bin/nosuch")) {
            shell.type("stty size; echo $TERM; id -u\n");
            shell.awaitOutput("33 77").awaitOutput("vt220");
            shell.send(Frame.resize(50, 120));
            shell.type("sleep 0.1; stty size\n");
            shell.awaitOutput("50 120");
            shell.type("exit 3\n");
            assertThat(shell.status()).isEqualTo(3);
        }
    }

    @Test
    void aProgramIsHungUpWhenItsClientLeaves() throws Exception {
        try (SessionClient run =
                SessionClient.open(daemon, CommandName.EXECWT, "web", TERMINAL, "sleep", "98765")) {
            await().atMost(DaemonProcess.PATIENCE).until(() -> isRunning("sleep 98765"));
            assertThat(run.output()).isEmpty();
        }
        await().atMost(DaemonProcess.PATIENCE).until(() -> !isRunning("sleep 98765"));
    }

    private boolean isRunning(String command) throws Exception {
        try (SessionClient ps = execwt("ps")) {
            ps.status();
            return ps.output().contains(command);
        }
    }

    @Test
    void theConsoleIsOpenToTwoAndGoesOn() throws Exception {
        try (SessionClient first = console();
                SessionClient second = console()) {
            first.type("echo $((1000 + 1))\n");
            first.awaitOutput("1001");
            second.awaitOutput("1001");
            second.type("sleep 0.1; stty size\n");
            first.awaitOutput("33 77");
        }
        try (SessionClient again = console()) {
            again.type("echo $((1000 + 2))\n");
            again.awaitOutput("1002");
        }
        assertThat(host.log("web")).contains("1001").contains("1002");
    }

    @Test
    void theConsoleIsThereAfterARestartOfTheDaemon() throws Exception {
        daemon.kill();
        daemon = host.answeringDaemon();
        try (SessionClient console = console()) {
            console.type("echo $((1000 + 3)); exit\n");
            console.awaitOutput("1003");
            assertThat(console.status()).as("there is none").isEqualTo(-1);
        }
    }

    @Test
    void aProgramMayBeLeftToItself() throws Exception {
        List<Reply> replies =
                daemon.ask(
                        CommandName.EXECIN,
                        RequestOptions.of(List.of("sh", "-c", "echo from inside"), null),
                        "web");
        assertThat(replies).containsExactly(new Reply.Done(1, 1, 0));
        await().atMost(DaemonProcess.PATIENCE).until(() -> host.log("web").contains("from inside"));
    }

    @Test
    void saysWhatCannotBeDone() throws Exception {
        assertThat(refusal("web", "nosuch"))
                .contains("cannot run it: exec: \"nosuch\": executable file not found in $PATH");
        assertThat(refusal("web")).contains("there is no program to run");
        assertThat(refusal("plain", "ls")).contains("is no container");
        assertThat(refusal("nowhere", "ls")).contains("no such instance");
        assertThatThrownBy(() -> SessionClient.open(daemon, CommandName.CONSOLE, "plain", null))
                .hasMessageContaining("has no console: its output is in its log");
        daemon.ask(CommandName.STOP, "web");
        assertThat(refusal("web", "ls")).contains("is not running");
    }

    private String refusal(String name, String... argv) throws IOException {
        try (SessionClient none =
                SessionClient.open(daemon, CommandName.EXECWT, name, null, argv)) {
            return "opened, with output " + none.output();
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        } catch (org.vpsd.protocol.BadMessageException e) {
            return e.getMessage();
        }
    }

    private SessionClient execwt(String... argv) throws Exception {
        return SessionClient.open(daemon, CommandName.EXECWT, "web", null, argv);
    }

    private SessionClient console() throws Exception {
        return SessionClient.open(daemon, CommandName.CONSOLE, "web", TERMINAL);
    }
}
