package org.vpsd.daemon.store;

import java.time.Instant;
import java.util.List;

/**
 * How often an instance was restarted since it was last started.
 *
 * @param requested whether the present restart was asked for, so that it does not count
 * @param total restarts by itself
 * @param inRow those in a row, none of whose runs lasted
 * @param attempts when those were that count against {@code maxrestart}, oldest first
 */
public record RestartCount(boolean requested, long total, int inRow, List<Instant> attempts) {

    /** Never. */
    public static final RestartCount NONE = new RestartCount(false, 0, 0, List.of());

    /** Copies the attempts. */
    public RestartCount {
        attempts = List.copyOf(attempts);
    }

    /** One more that was, or was not, asked for. */
    public RestartCount requested(boolean value) {
        return new RestartCount(value, total, inRow, attempts);
    }

    /**
     * One more by itself.
     *
     * @param lasted whether the run before it lasted, so that a new row begins
     * @param newAttempts all attempts that count now
     */
    public RestartCount plusOne(boolean lasted, List<Instant> newAttempts) {
        return new RestartCount(false, total + 1, lasted ? 1 : inRow + 1, newAttempts);
    }
}
