package org.vpsd.daemon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.OwnAccount;

/** A log on a disk that is full, and then no longer: a small tmpfs. */
class FullDiskTest {

    private static final InstanceName WEB = new InstanceName("web");

    @TempDir private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(OwnAccount.isRoot(), "only root can mount a small disk");
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString()) == 0,
                "this system does not let us mount a tmpfs");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", disk.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void goesOnWithWholeLinesWhenThereIsSpaceAgain() throws IOException {
        InstanceLogs logs = new InstanceLogs(disk);
        logs.append(WEB, "vpsd", "before");
        Path filler = disk.resolve("filler");
        Files.write(filler, new byte[56 * 1024]);

        for (int i = 0; i < 200; i++) {
            logs.append(WEB, "vpsd", "x".repeat(100));
        }
        Files.delete(filler);
        logs.append(WEB, "vpsd", "after");

        List<String> lines = Files.readAllLines(logs.file(WEB));
        assertThat(lines.getFirst()).endsWith(" vpsd: before");
        assertThat(lines.getLast()).matches("[0-9T:.-]+Z vpsd: after");
        assertThat(lines).hasSizeLessThan(150);
    }
}
