package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceStatus;

/**
 * A process that ends as soon as it is started, under a daemon that is killed again and again in
 * the midst of it: each start is one that the daemon decided on, and each is counted once.
 */
class CrashLoopTest {

    private static final int KILLS = 12;

    @TempDir Path directory;

    private Path starts = Path.of("unset");

    @BeforeEach
    void configure() throws IOException {
        starts = directory.resolve("starts");
        Path program = directory.resolve("program");
        Files.writeString(program, "#!/bin/sh\necho $$ >>" + starts + "\nexit 3\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        new Etc(directory)
                .config(
                        "web",
                        "web { command = "
                                + program
                                + "; autostart = true; restart = always; maxrestarttime = 0; }\n");
    }

    @Test
    void countsEachStartOnce() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < KILLS; i++) {
            try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
                awaitMore(1 + random.nextInt(30));
                daemon.kill();
            }
        }
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            awaitMore(1);
            assertThat(daemon.answer(CommandName.STOP, "web")).contains("ok=1");
            InstanceStatus status = daemon.status("web").orElseThrow();
            assertThat(status.state()).isEqualTo("stopped");
            // The last run may have been stopped before it could write its line.
            assertThat(started()).isBetween(status.restarts(), status.restarts() + 1);
            daemon.terminate();
            assertThat(daemon.awaitExit()).isZero();
        }
    }

    private void awaitMore(int count) throws IOException {
        long wanted = started() + count;
        await().atMost(DaemonProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> started() >= wanted);
    }

    private long started() throws IOException {
        if (!Files.exists(starts)) {
            return 0;
        }
        return Files.readString(starts).lines().count();
    }
}
