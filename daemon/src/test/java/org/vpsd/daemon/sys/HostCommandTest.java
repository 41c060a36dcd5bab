package org.vpsd.daemon.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Short commands of the host. */
@Timeout(30)
class HostCommandTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private static HostCommand.Result run(String script, Duration timeout) throws IOException {
        return HostCommand.run(List.of("/bin/sh", "-c", script), "in", timeout);
    }

    @Test
    void tellsWhatWasPrintedAndHowItEnded() throws IOException {
        HostCommand.Result result = run("cat; echo why >&2; exit 3", LONG);
        assertThat(result).isEqualTo(new HostCommand.Result(3, "in", "why\n"));
        assertThat(result.complaint()).isEqualTo("why");
    }

    @Test
    void killsWhatTheCommandHasStarted(@TempDir Path directory) throws IOException {
        Path pid = directory.resolve("pid");
        assertThatThrownBy(
                        () ->
                                run(
                                        "sh -c 'echo $$ >" + pid + "; sleep 300'; true",
                                        Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("/bin/sh did not end within 1 s");
        long child = Long.parseLong(Files.readString(pid).strip());
        await().until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void doesNotWaitForWhatIsLeftBehind(@TempDir Path directory) throws IOException {
        Path pid = directory.resolve("pid");
        HostCommand.Result result = run("setsid sleep 300 & echo $! >" + pid + "; echo done", LONG);
        assertThat(result.output()).isEqualTo("done\n");
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
