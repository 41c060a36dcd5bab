package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.sys.OwnAccount;
import org.vpsd.protocol.CommandName;

/** The state and the logs on a small file system that is full. Only as root. */
class StateDiskTest {

    @TempDir Path directory;

    private Path disk = Path.of("unset");
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(OwnAccount.isRoot(), "needs root");
        disk = Files.createDirectory(directory.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "vpsd-test", disk.toString()) == 0;
        assumeTrue(mounted, "needs to mount a tmpfs");
        for (String name : new String[] {"state", "log"}) {
            Files.createDirectory(disk.resolve(name));
            Files.createSymbolicLink(directory.resolve(name), disk.resolve(name));
        }
        Etc etc = new Etc(directory);
        etc.config("web", "web { command = \"/bin/sleep 1000\"; autostart = true; }\n");
        etc.config("late", "late { command = \"/bin/sleep 1000\"; }\n");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    @Test
    void runsOnAndStopsAndRefusesOnlyNewStartsUntilThereIsRoom() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(directory)) {
            assertThat(daemon.awaitState("web", "running")).isPresent();
            fill();
            assertThat(daemon.answer(CommandName.START, "late"))
                    .contains("late")
                    .contains("cannot write its state")
                    .contains("No space left on device");
            assertThat(daemon.status("late").orElseThrow().state()).isEqualTo("init");
            assertThat(daemon.answer(CommandName.STOP, "web")).contains("ok=1");
            assertThat(daemon.status("web").orElseThrow().state()).isEqualTo("stopped");
            Files.delete(disk.resolve("filler"));
            assertThat(daemon.answer(CommandName.START, "late", "web")).contains("ok=2");
            daemon.terminate();
            assertThat(daemon.awaitExit()).isZero();
        }
    }

    private void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                filler.write(0);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
