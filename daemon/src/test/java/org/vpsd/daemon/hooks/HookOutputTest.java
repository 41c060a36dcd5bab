package org.vpsd.daemon.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.hooks.Hookery.Run;

/** Hooks that print more than anybody wants to read. */
class HookOutputTest {

    private static final String PRINT_100_MB = "head -c 100000000 /dev/zero | tr '\\0' ";

    @TempDir private Path temporary;

    @Test
    void aHundredMegabytesWithoutALineEndAreBounded() throws IOException {
        assertBounded(PRINT_100_MB + "x");
    }

    @Test
    void aHundredMegabytesOfEmptyLinesAreBounded() throws IOException {
        assertBounded(PRINT_100_MB + "'\\n'");
    }

    private void assertBounded(String command) throws IOException {
        Hookery hooks = new Hookery(temporary);
        hooks.script("running", command);

        Run run = hooks.run("running");

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines().stream().mapToLong(line -> line.length() + 1).sum())
                .isLessThan(BoundedLines.MAX_TOTAL + BoundedLines.MAX_LINE);
        assertThat(run.lines())
                .last()
                .asString()
                .matches("\\([0-9]{8} bytes more were not logged: .*");
    }
}
