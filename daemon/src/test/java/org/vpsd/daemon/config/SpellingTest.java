package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> KEYS =
            List.of(
                    "after",
                    "command",
                    "cpus",
                    "maxrestart",
                    "maxrestarttime",
                    "os",
                    "restart",
                    "stop_timeout");

    @ParameterizedTest
    @CsvSource({
        "comand, command",
        "commnad, command",
        "Command, command",
        "stopTimeout, stop_timeout",
        "stop-timeout, stop_timeout",
        "max_restart_time, maxrestarttime",
        "maxrestarts, maxrestart",
        "restrat, restart",
        "cpu, cpus",
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Spelling.closest(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"so", "x", "port", "completely_else", "cmd"})
    void doesNotGuessWildly(String written) {
        assertThat(Spelling.closest(written, KEYS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, a, 0",
        "a, '', 1",
        "ab, ba, 1",
        "abc, ac, 1",
        "abc, xyz, 3",
        "ca, abc, 3"
    })
    void countsSlips(String a, String b, int slips) {
        assertThat(Spelling.slips(a, b)).isEqualTo(slips);
    }

    /** It is symmetric, zero for equal words only, and one slip makes at most one. */
    @Test
    void behavesAsADistance() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String a = word(random);
            String b = word(random);
            int slips = Spelling.slips(a, b);
            assertThat(slips).isEqualTo(Spelling.slips(b, a));
            assertThat(slips == 0).isEqualTo(a.equals(b));
            assertThat(slips)
                    .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
            assertThat(Spelling.slips(a, a + "x")).isEqualTo(1);
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(7), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
