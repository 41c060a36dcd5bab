package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * A whole number; one with a size suffix ({@code 10kb}) has been multiplied out.
 *
 * @param value the value
 * @param position where it starts
 */
public record UclInteger(long value, Position position) implements UclValue {

    /** A value that was built, not read. */
    public UclInteger(long value) {
        this(value, Position.NONE);
    }

    @Override
    public String typeName() {
        return "an integer";
    }

    @Override
    public String asText() {
        return Long.toString(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UclInteger that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }
}
