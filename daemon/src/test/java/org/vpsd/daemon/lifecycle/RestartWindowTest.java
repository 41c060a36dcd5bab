package org.vpsd.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RestartWindowTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    /** vmstated(8): with 3 within 10 seconds, the fourth attempt within 10 seconds is refused. */
    @Test
    void fourthAttemptWithinTheWindowIsOneTooMany() {
        RestartWindow window = RestartWindow.EMPTY;
        for (int second : List.of(0, 3, 6)) {
            assertThat(permits(window, second)).isTrue();
            window = window.plus(START.plusSeconds(second), Duration.ofSeconds(10));
        }
        assertThat(permits(window, 9)).isFalse();
        assertThat(permits(window, 10)).isTrue();
    }

    private static boolean permits(RestartWindow window, int second) {
        return window.permits(START.plusSeconds(second), 3, Duration.ofSeconds(10));
    }

    @Test
    void zeroLengthIsNoLimitAndZeroAttemptsIsNone() {
        assertThat(RestartWindow.EMPTY.permits(START, 0, Duration.ZERO)).isTrue();
        assertThat(RestartWindow.EMPTY.permits(START, 0, Duration.ofSeconds(1))).isFalse();
    }

    /** A clock that was set back must not hold an instance down. */
    @Test
    void attemptsInTheFutureDoNotCount() {
        RestartWindow window =
                RestartWindow.EMPTY.plus(START.plusSeconds(3600), Duration.ofSeconds(10));
        assertThat(window.permits(START, 1, Duration.ofSeconds(10))).isTrue();
    }

    /** Against a model that remembers everything and looks at every pair of attempts. */
    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTheBruteForceModel(long seed) {
        Random random = new Random(seed);
        int max = random.nextInt(6);
        Duration length = Duration.ofMillis(1 + random.nextInt(5000));
        RestartWindow window = RestartWindow.EMPTY;
        List<Instant> permitted = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < 300; i++) {
            now = now.plusMillis(random.nextBoolean() ? random.nextInt(1500) : 0);
            boolean expected = modelPermits(permitted, now, max, length);
            assertThat(window.permits(now, max, length)).as("attempt %d", i).isEqualTo(expected);
            if (expected) {
                permitted.add(now);
                window = window.plus(now, length);
            }
        }
        assertThat(window.attempts()).hasSizeLessThanOrEqualTo(max);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static boolean modelPermits(
            List<Instant> permitted, Instant now, int max, Duration length) {
        int near = 0;
        for (Instant earlier : permitted) {
            if (Duration.between(earlier, now).compareTo(length) < 0) {
                near++;
            }
        }
        return near < max;
    }
}
