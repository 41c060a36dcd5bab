package org.vpsd.daemon.model;

import java.time.Duration;

/**
 * How a run is ended: the signal, then {@code KILL} to its whole process group.
 *
 * @param signal what asks it to end
 * @param timeout how long it has before it is killed
 */
public record StopSettings(Signal signal, Duration timeout) {

    /** {@code TERM}, and 60 seconds (vpsctl(8), DESIGN.md). */
    public static final StopSettings DEFAULT =
            new StopSettings(Signal.TERM, Duration.ofSeconds(60));
}
