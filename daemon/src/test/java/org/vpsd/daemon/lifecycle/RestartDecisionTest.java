package org.vpsd.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.RestartPolicy;
import org.vpsd.daemon.model.RestartSettings;

class RestartDecisionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ALWAYS,0,EXIT_AGAIN",
        "ALWAYS,1,EXIT_AGAIN",
        "ON_FAILURE,0,EXIT_DONE",
        "ON_FAILURE,1,EXIT_AGAIN",
        "ON_FAILURE,137,EXIT_AGAIN",
        "NEVER,0,EXIT_DONE",
        "NEVER,1,EXIT_FAILED",
    })
    void goesByThePolicy(RestartPolicy policy, int status, Event expected) {
        RestartDecision decision =
                RestartDecision.after(
                        settings(policy, 3), RestartWindow.EMPTY, ExitStatus.ofShell(status), NOW);
        assertThat(decision.event()).isEqualTo(expected);
    }

    @Test
    void anUnknownStatusCountsAsAFailure() {
        RestartDecision decision =
                RestartDecision.after(
                        settings(RestartPolicy.ON_FAILURE, 3),
                        RestartWindow.EMPTY,
                        new ExitStatus.Unknown(),
                        NOW);
        assertThat(decision.event()).isEqualTo(Event.EXIT_AGAIN);
        assertThat(decision.window().attempts()).containsExactly(NOW);
    }

    @Test
    void tellsWhyItGivesUp() {
        RestartDecision decision =
                RestartDecision.after(
                        settings(RestartPolicy.ALWAYS, 0),
                        RestartWindow.EMPTY,
                        new ExitStatus.Signaled(9),
                        NOW);
        assertThat(decision.event()).isEqualTo(Event.EXIT_FAILED);
        assertThat(decision.reason())
                .contains(
                        "was killed by signal 9 (KILL) after 0 restarts within 30 s"
                                + " (maxrestart, maxrestarttime)");
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "4,10", "50,10"})
    void theDelayDoublesUpToItsLimit(int inRow, int seconds) {
        RestartSettings growing =
                new RestartSettings(
                        RestartPolicy.ALWAYS,
                        3,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10));
        assertThat(growing.delayBefore(inRow)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aDelayWithoutALimitDoesNotGrow() {
        RestartSettings steady =
                new RestartSettings(
                        RestartPolicy.ALWAYS,
                        3,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2));
        assertThat(steady.delayBefore(9)).isEqualTo(Duration.ofSeconds(2));
    }

    private static RestartSettings settings(RestartPolicy policy, int max) {
        return new RestartSettings(
                policy, max, Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);
    }
}
