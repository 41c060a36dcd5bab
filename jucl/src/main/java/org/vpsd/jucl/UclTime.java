package org.vpsd.jucl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A number with a time suffix ({@code 10ms}, {@code 5min}), libucl's time type.
 *
 * @param seconds the time in seconds
 * @param position where it starts
 */
public record UclTime(double seconds, Position position) implements UclValue {

    private static final double NANOS = 1e9;

    /** A time that was built, not read. */
    public UclTime(double seconds) {
        this(seconds, Position.NONE);
    }

    /** The time to the nanosecond; what is beyond the range of a duration becomes its end. */
    public Duration toDuration() {
        return toDuration(seconds);
    }

    /** Seconds as a duration; NaN is zero. */
    static Duration toDuration(double seconds) {
        double whole = Math.floor(seconds);
        return Duration.ofSeconds((long) whole, Math.round((seconds - whole) * NANOS));
    }

    @Override
    public String typeName() {
        return "a time";
    }

    @Override
    public String asText() {
        return Reals.text(seconds);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UclTime that && Double.compare(seconds, that.seconds) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(seconds);
    }
}
