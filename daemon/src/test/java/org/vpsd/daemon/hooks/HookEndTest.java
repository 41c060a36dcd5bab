package org.vpsd.daemon.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.hooks.Hookery.Run;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;

/** How hooks are ended that do not end by themselves, with whatever they started. */
class HookEndTest {

    @TempDir private Path temporary;
    private Hookery hooks;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(OwnSession.isPossible(), "this system has no setsid(1)");
        hooks = new Hookery(temporary);
    }

    @Test
    void aHookPastItsTimeIsKilledWithItsGrandchildren() throws IOException {
        hooks.timeout = Duration.ofMillis(1500);
        hooks.script(
                "running",
                "sh -c 'sleep 300 & wait' &",
                "(trap \"\" TERM; sleep 301 >/dev/null 2>&1) &",
                "echo leader $$",
                "wait");

        Run run = hooks.run("running");

        assertThat(run.result())
                .isEqualTo(new HookResult.Failed("ran longer than 1.5 s and was killed"));
        assertThat(Hookery.group(leader(run))).isEmpty();
    }

    @Test
    void anInterruptedHookCanCleanUp() throws IOException {
        hooks.script(
                "start_network",
                "trap 'echo cleaned; exit 0' TERM",
                "echo leader $$",
                "while :; do sleep 0.05; done");
        Run run = hooks.start("start_network");
        await().until(() -> !run.lines().isEmpty());

        run.handle().interrupt();

        assertThat(run.result()).isEqualTo(new HookResult.Interrupted());
        assertThat(run.lines()).contains("cleaned");
        assertThat(Hookery.group(leader(run))).isEmpty();
    }

    @Test
    void aHookThatIgnoresTermIsKilled() throws IOException {
        hooks.script("stopping", "trap '' TERM", "echo leader $$", "while :; do sleep 1; done");
        Run run = hooks.start("stopping");
        await().until(() -> !run.lines().isEmpty());

        run.handle().interrupt();
        run.handle().interrupt();

        assertThat(run.result()).isEqualTo(new HookResult.Interrupted());
        assertThat(Hookery.group(leader(run))).isEmpty();
    }

    @Test
    void aHookCanBeInterruptedAtAnyMoment() throws IOException {
        hooks.script("running", "exec sleep 300");
        for (int i = 0; i < 20; i++) {
            Run run = hooks.start("running");
            run.handle().interrupt();
            assertThat(run.result()).isEqualTo(new HookResult.Interrupted());
        }
    }

    @Test
    void anInterruptionAfterTheEndDoesNothing() throws IOException {
        hooks.script("running", "exit 0");
        Run run = hooks.run("running");

        run.handle().interrupt();

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
    }

    @Test
    void whatItLeavesBehindWithItsOutputOpenIsKilled() throws IOException {
        hooks.script("running", "sleep 300 &", "echo leader $$");

        Run run = hooks.run("running");

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines()).last().asString().contains("were killed");
        assertThat(Hookery.group(leader(run))).isEmpty();
    }

    @Test
    void lastWordsOfWhatItLeavesBehindAreHeard() throws IOException {
        hooks.script("running", "(sleep 0.2; echo late) &", "echo early");

        assertThat(hooks.run("running").lines()).containsExactly("early", "late");
    }

    @Test
    void aFloodOfWhatItLeavesBehindIsEnded() throws IOException {
        hooks.script("running", "yes &", "echo leader $$");

        Run run = hooks.run("running");

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(Hookery.group(leader(run))).isEmpty();
    }

    @Test
    void aDaemonThatItStartsProperlyStays() throws IOException {
        hooks.script(
                "running",
                "setsid sh -c 'echo $$ >../daemon.pid; exec sleep 300' >/dev/null 2>&1 </dev/null"
                        + " &",
                "until [ -s ../daemon.pid ]; do sleep 0.01; done");

        Run run = hooks.run("running");

        ProcessIdentity daemon = recorded("daemon.pid");
        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines()).isEmpty();
        assertThat(Hookery.PROCESSES.isAlive(daemon)).isTrue();
        Hookery.PROCESSES.signal(daemon, Signal.KILL);
    }

    @Test
    void aDaemonThatKeepsTheOutputHoldsNothingUp() throws IOException {
        hooks.script(
                "running",
                "setsid sh -c 'echo $$ >../daemon.pid; exec sleep 300' &",
                "until [ -s ../daemon.pid ]; do sleep 0.01; done");

        Run run = hooks.run("running");

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines()).singleElement().asString().contains("in another session");
        Hookery.PROCESSES.signal(recorded("daemon.pid"), Signal.KILL);
    }

    private ProcessIdentity recorded(String file) throws IOException {
        long pid = Long.parseLong(Files.readString(temporary.resolve(file)).strip());
        return Hookery.PROCESSES.identify(pid).orElseThrow();
    }

    private static long leader(Run run) {
        return run.lines().stream()
                .filter(line -> line.startsWith("leader "))
                .map(line -> Long.parseLong(line.substring("leader ".length())))
                .findFirst()
                .orElseThrow();
    }
}
