package org.vpsd.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a console has shown looks like the other lines of a log. */
class ConsoleLineTest {

    @Test
    void hasItsTimeAndItsText() {
        assertThat(ConsoleLine.plain("2026-11-21T09:19:14.977838094+00:00 stdout F tiny is up\r"))
                .isEqualTo("2026-11-21T09:19:14.977Z console: tiny is up");
        assertThat(ConsoleLine.plain("2026-11-21T09:19:14.977838094+00:00 stdout P  a\rb"))
                .isEqualTo("2026-11-21T09:19:14.977Z console:  a\rb");
        assertThat(ConsoleLine.plain("2026-11-21T09:19:14.977838094+00:00 stdout F \r"))
                .isEqualTo("2026-11-21T09:19:14.977Z console: ");
    }

    @Test
    void othersStayAsTheyAre() {
        String line = "2026-11-21T09:19:14.826Z vpsd: start_network";
        assertThat(ConsoleLine.plain(line)).isEqualTo(line);
        assertThat(ConsoleLine.plain("")).isEmpty();
    }
}
