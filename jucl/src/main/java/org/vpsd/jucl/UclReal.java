package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * A number with a fraction or an exponent, {@code nan} or {@code inf}.
 *
 * @param value the value
 * @param position where it starts
 */
public record UclReal(double value, Position position) implements UclValue {

    /** A value that was built, not read. */
    public UclReal(double value) {
        this(value, Position.NONE);
    }

    @Override
    public String typeName() {
        return "a real number";
    }

    @Override
    public String asText() {
        return Reals.text(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UclReal that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }
}
