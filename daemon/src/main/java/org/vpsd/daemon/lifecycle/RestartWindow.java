package org.vpsd.daemon.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The restarts attempted of late: a sliding window (vmstated(8): {@code maxrestart} within {@code
 * maxrestarttime}). With 3 within 10 seconds, the fourth attempt inside any 10 seconds is one too
 * many. Immutable.
 *
 * @param attempts when restarts were attempted, oldest first
 */
public record RestartWindow(List<Instant> attempts) {

    /** No attempt yet. */
    public static final RestartWindow EMPTY = new RestartWindow(List.of());

    /** Copies the list. */
    public RestartWindow {
        attempts = List.copyOf(attempts);
    }

    /** Whether an attempt now would stay within the limit; a zero length is no limit. */
    public boolean permits(Instant now, int max, Duration length) {
        return length.isZero() || within(now, length).size() < max;
    }

    /** The window after an attempt now; what is older than its length is forgotten. */
    public RestartWindow plus(Instant now, Duration length) {
        List<Instant> kept = new ArrayList<>(within(now, length));
        kept.add(now);
        return new RestartWindow(kept);
    }

    /** The attempts of the given time before now; those of a clock set back do not count. */
    private List<Instant> within(Instant now, Duration length) {
        Instant start = now.minus(length);
        return attempts.stream().filter(t -> t.isAfter(start) && !t.isAfter(now)).toList();
    }
}
