package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.RequestOptions;

/** Requests that cross what is under way. */
class CrossingTest {

    private static final RequestOptions AT_ONCE = new RequestOptions(false, false, false, 0);
    private static final RequestOptions FORCE = new RequestOptions(true, true, false, 0);

    @TempDir Path directory;

    private Etc etc;
    private DaemonProcess daemon;

    @BeforeEach
    void start() throws IOException {
        etc = new Etc(directory);
        etc.config("web", "web { command = \"/bin/sleep 1000\"; hook_timeout = 1h; }\n");
        etc.config("other", "other { command = \"/bin/sleep 1000\"; }\n");
        etc.hook("web", "stop_network", "echo unwound >>" + directory.resolve("unwound"));
        daemon = DaemonProcess.startAndAwait(directory);
    }

    @AfterEach
    void end() throws Exception {
        daemon.terminate();
        assertThat(daemon.awaitExit()).isZero();
        daemon.close();
    }

    @Test
    void aHangingHookDelaysNobodyElseAndAStopEndsItAndUnwinds() throws Exception {
        hang("start_network");
        assertThat(daemon.answer(CommandName.START, "other")).contains("ok=1");
        assertThat(daemon.answer(CommandName.STOP, "web")).contains("ok=1");
        assertThat(daemon.status("web").orElseThrow().state()).isEqualTo("stopped");
        assertThat(directory.resolve("unwound")).exists();
        await().until(() -> !isHanging());
    }

    @Test
    void aStartDuringAStopStartsOnceItHasStopped() throws Exception {
        daemon.ask(CommandName.START, "web");
        long pid = daemon.pidOf("web");
        etc.hook("web", "stopping", waitFor("go"));
        CompletableFuture<String> stop = ask(CommandName.STOP);
        daemon.awaitState("web", "stopping");
        CompletableFuture<String> start = ask(CommandName.START);
        Files.createFile(directory.resolve("go"));
        assertThat(start.join()).contains("ok=1");
        assertThat(stop.join()).contains("Done");
        assertThat(daemon.status("web").orElseThrow().state()).isEqualTo("running");
        assertThat(daemon.pidOf("web")).isNotEqualTo(pid);
    }

    @Test
    void aForcedStopEndsAStopThatHangs() throws Exception {
        daemon.ask(CommandName.START, "web");
        hang("stopping");
        daemon.ask(CommandName.STOP, AT_ONCE, "web");
        await().until(this::isHanging);
        assertThat(daemon.ask(CommandName.STOP, FORCE, "web").toString()).contains("ok=1");
        assertThat(daemon.status("web").orElseThrow().state()).isEqualTo("stopped");
    }

    @Test
    void refusesWhatMakesNoSenseEachWithItsOwnWords() throws Exception {
        daemon.ask(CommandName.START, "web");
        assertThat(daemon.answer(CommandName.START, "web")).contains("is already running");
        daemon.ask(CommandName.STOP, "web");
        assertThat(daemon.answer(CommandName.STOP, "web")).contains("is not running");
        etc.hook("web", "start_network", "exit 3");
        assertThat(daemon.answer(CommandName.START, "web"))
                .contains("has failed: its hook start_network exited with status 3");
        assertThat(daemon.answer(CommandName.START, "web")).contains("failreset");
        assertThat(daemon.answer(CommandName.FAILRESET, "web")).contains("ok=1");
        assertThat(daemon.status("web").orElseThrow().state()).isEqualTo("init");
        assertThat(daemon.answer(CommandName.START, "nobody")).contains("no such instance");
        assertThat(daemon.answer(CommandName.START, "no*")).contains("failed=1");
    }

    @Test
    void aStopThatEndsByItsOwnTimeKillsTheWholeGroup() throws Exception {
        etc.config(
                "deaf",
                "deaf { command = [\"/bin/sh\", \"-c\", \"trap '' TERM; (while :; do sleep 1;"
                        + " done) & while :; do sleep 1; done\"]; stop_timeout = 100ms; }\n");
        daemon.ask(CommandName.RELOAD);
        daemon.ask(CommandName.START, "deaf");
        ProcessHandle main = ProcessHandle.of(daemon.pidOf("deaf")).orElseThrow();
        await().until(() -> main.children().count() == 2);
        var children = main.descendants().toList();
        assertThat(daemon.answer(CommandName.STOP, "deaf")).contains("ok=1");
        await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(Files.readString(directory.resolve("log/deaf.log")))
                .contains("did not end within");
    }

    /** Gives the instance a hook that does not end, and waits for it to begin if it is asked to. */
    private void hang(String hook) throws Exception {
        etc.hook("web", hook, "touch " + directory.resolve("hangs") + "; exec sleep 4242");
        if (hook.equals("start_network")) {
            daemon.ask(CommandName.START, AT_ONCE, "web");
            await().until(() -> Files.exists(directory.resolve("hangs")));
        }
    }

    private boolean isHanging() {
        return ProcessHandle.allProcesses()
                .anyMatch(p -> p.info().commandLine().orElse("").endsWith("sleep 4242"));
    }

    private String waitFor(String file) {
        return "while ! [ -e " + directory.resolve(file) + " ]; do sleep 0.05; done";
    }

    private CompletableFuture<String> ask(CommandName command) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return daemon.answer(command, "web");
                    } catch (IOException | BadMessageException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
