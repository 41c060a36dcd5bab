package org.vpsd.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColoursTest {

    @TempDir private Path directory;

    @Test
    void aTerminalHasThem() {
        Colours colours = colours(true, Map.of("TERM", "xterm-256color"));

        assertThat(colours.state("running")).isEqualTo("\u001b[32mrunning\u001b[0m");
        assertThat(colours.state("failed")).isEqualTo("\u001b[31mfailed\u001b[0m");
        assertThat(colours.state("stopping")).isEqualTo("\u001b[33mstopping\u001b[0m");
        assertThat(colours.state("stopped")).isEqualTo("stopped");
    }

    @Test
    void aPipeHasNone() {
        assertThat(colours(false, Map.of("TERM", "xterm")).state("failed")).isEqualTo("failed");
    }

    @Test
    void theUserMayForbidThem() {
        Map<String, String> forbidden = Map.of("TERM", "xterm", "NO_COLOR", "1");
        Map<String, String> empty = Map.of("TERM", "xterm", "NO_COLOR", "");

        assertThat(colours(true, forbidden).state("failed")).isEqualTo("failed");
        assertThat(colours(true, empty).state("failed")).isNotEqualTo("failed");
    }

    @Test
    void aTerminalThatIsDumbOrUnknownHasNone() {
        assertThat(colours(true, Map.of("TERM", "dumb")).state("failed")).isEqualTo("failed");
        assertThat(colours(true, Map.of()).state("failed")).isEqualTo("failed");
    }

    @Test
    void columnsStayAligned() throws Exception {
        try (FakeDaemon daemon =
                FakeDaemon.answering(
                        directory, Replies.DB, Replies.WEB, Replies.JOB, Replies.done(3, 0))) {
            String coloured = Ctl.runOnTerminal(daemon, "status").out();

            assertThat(coloured).contains("\u001b[31mfailed\u001b[0m   -");
            assertThat(coloured.replaceAll("\u001b\\[\\d+m", ""))
                    .isEqualTo(Ctl.run(daemon, "status").out());
        }
    }

    private static Colours colours(boolean terminal, Map<String, String> variables) {
        return Colours.of(Ctl.environment(terminal, variables));
    }
}
