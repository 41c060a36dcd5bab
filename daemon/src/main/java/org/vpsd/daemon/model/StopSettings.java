package org.vpsd.daemon.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run is ended: the signal, then {@code KILL} to its whole process group.
 *
 * @param signal what asks it to end; empty: what its kind takes as a request to end, which is
 *     {@code TERM} but for some init programs
 * @param timeout how long it has before it is killed
 */
public record StopSettings(Optional<Signal> signal, Duration timeout) {

    /** The signal of its kind, and 60 seconds (vpsctl(8), DESIGN.md). */
    public static final StopSettings DEFAULT =
            new StopSettings(Optional.empty(), Duration.ofSeconds(60));
}
