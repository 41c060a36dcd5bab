package org.vpsd.daemon.model;

import java.time.Duration;

/**
 * When and how soon an instance is run again, and when that is given up (vmstated(8): {@code
 * maxrestart}, {@code maxrestarttime}).
 *
 * @param policy after which exits
 * @param max restarts that may be attempted within any {@code window}
 * @param window length of the sliding window; zero turns the limit off
 * @param delay wait before an attempt
 * @param delayMax where a delay that doubles with each attempt in a row stops growing; equal to
 *     {@code delay} it does not grow
 */
public record RestartSettings(
        RestartPolicy policy, int max, Duration window, Duration delay, Duration delayMax) {

    /** The defaults of vmstated(8) and DESIGN.md. */
    public static final RestartSettings DEFAULT =
            new RestartSettings(
                    RestartPolicy.ON_FAILURE,
                    3,
                    Duration.ofSeconds(30),
                    Duration.ZERO,
                    Duration.ZERO);

    /**
     * The wait before an attempt.
     *
     * @param inRow how many attempts in a row this one makes, from 1
     */
    public Duration delayBefore(int inRow) {
        if (delay.isZero() || delayMax.compareTo(delay) <= 0) {
            return delay;
        }
        Duration grown = delay;
        for (int i = 1; i < inRow && grown.compareTo(delayMax) < 0; i++) {
            grown = grown.multipliedBy(2);
        }
        return grown.compareTo(delayMax) < 0 ? grown : delayMax;
    }
}
