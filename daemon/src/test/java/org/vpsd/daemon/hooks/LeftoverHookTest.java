package org.vpsd.daemon.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;

/** Hooks of a daemon that is gone. */
class LeftoverHookTest {

    private static final Map<String, String> PATH = Map.of("PATH", "/usr/bin:/bin");

    @TempDir private Path temporary;
    private final HookRunner runner = new HookRunner(Hookery.PROCESSES, "root");

    /** Starts what a daemon would have started and left: a leader of its own session. */
    private ProcessIdentity leftover(Path pidFile, String script) throws IOException {
        List<String> hook = List.of("/bin/sh", "-c", script);
        return Hookery.PROCESSES.spawn(
                PidFile.command(pidFile, ProcessHandle.current().pid(), hook), PATH);
    }

    @Test
    void isEndedWithItsChildren() throws IOException {
        Path pidFile = temporary.resolve("hook.pid");
        ProcessIdentity hook = leftover(pidFile, "sleep 300 & sleep 301 & wait");
        await().until(() -> Hookery.group(hook.pid()).size() == 3);

        runner.endLeftover(pidFile);

        assertThat(Hookery.group(hook.pid())).isEmpty();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void doesNotBeginOnceItsDaemonIsGone() throws Exception {
        Path pidFile = temporary.resolve("hook.pid");
        Path mark = temporary.resolve("mark");
        List<String> hook = List.of("/bin/sh", "-c", "echo done >" + mark);
        long nobody = ProcessHandle.current().pid() + 1;
        Process late = new ProcessBuilder(PidFile.command(pidFile, nobody, hook)).start();
        assertThat(late.waitFor()).isEqualTo(75);
        assertThat(mark).doesNotExist();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void isKilledIfItMust() throws IOException {
        Path pidFile = temporary.resolve("hook.pid");
        ProcessIdentity hook = leftover(pidFile, "trap '' TERM; while :; do sleep 1; done");
        await().until(() -> Hookery.group(hook.pid()).size() == 2);

        runner.endLeftover(pidFile);

        assertThat(Hookery.group(hook.pid())).isEmpty();
    }

    @Test
    void isNotConfusedWithALaterProcessOfItsPid() throws IOException {
        Path pidFile = temporary.resolve("hook.pid");
        ProcessIdentity other = leftover(temporary.resolve("other"), "exec sleep 300");
        String stat = Files.readString(Path.of("/proc", Long.toString(other.pid()), "stat"));
        Files.writeString(pidFile, stat.replace(" " + other.startTime() + " ", " 1 "));

        runner.endLeftover(pidFile);

        assertThat(Hookery.PROCESSES.isAlive(other)).isTrue();
        assertThat(pidFile).doesNotExist();
        Hookery.PROCESSES.signal(other, Signal.KILL);
    }

    @Test
    void isNotLookedForInAFileThatIsMissingOrSpoilt() throws IOException {
        Path pidFile = temporary.resolve("hook.pid");
        runner.endLeftover(pidFile);

        for (String content :
                List.of("", "\n", "-1", "0", "1 (init", "\0\0", "99999999999999999999")) {
            Files.writeString(pidFile, content);
            runner.endLeftover(pidFile);
            assertThat(pidFile).doesNotExist();
        }
    }
}
