package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.protocol.CommandName;

class RehearsalTest {

    @TempDir Path directory;

    @Test
    void happensUnnoticedAndLeavesNothing() throws Exception {
        new Etc(directory).config("web", "web { command = \"/bin/sleep 1000\"; }\n");
        Path stage = directory.resolve("state/rehearsal");
        Files.createDirectories(stage.resolve("left/by/a/killed/daemon"));
        try (DaemonProcess daemon = DaemonProcess.start(directory, "-Dvpsd.rehearse=true")) {
            assertThat(daemon.awaitState("web", "init")).isPresent();
            await("it plays").until(() -> Files.exists(stage.resolve("log/rehearsal.log")));
            assertThat(daemon.answer(CommandName.STATUS)).doesNotContain("rehearsal");
            await("it is over").atMost(DaemonProcess.PATIENCE).until(() -> Files.notExists(stage));
            assertThat(daemon.answer(CommandName.START, "web")).contains("ok=1");
            daemon.terminate();
            assertThat(daemon.awaitExit()).isZero();
        }
        assertThat(DaemonProcess.output(directory)).doesNotContain("rehearsal");
        assertThat(directory.resolve("state/instances/rehearsal")).doesNotExist();
        assertThat(directory.resolve("log/rehearsal.log")).doesNotExist();
    }
}
