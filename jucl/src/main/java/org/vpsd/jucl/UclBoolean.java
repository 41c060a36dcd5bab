package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * A truth value: {@code true}, {@code yes}, {@code on} or their opposites.
 *
 * @param value the value
 * @param position where it starts
 */
public record UclBoolean(boolean value, Position position) implements UclValue {

    /** A value that was built, not read. */
    public UclBoolean(boolean value) {
        this(value, Position.NONE);
    }

    @Override
    public String typeName() {
        return "a boolean";
    }

    @Override
    public String asText() {
        return Boolean.toString(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UclBoolean that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(value);
    }
}
