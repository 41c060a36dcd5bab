package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * The value {@code null}.
 *
 * @param position where it starts
 */
public record UclNull(Position position) implements UclValue {

    /** A null that was built, not read. */
    public UclNull() {
        this(Position.NONE);
    }

    @Override
    public String typeName() {
        return "null";
    }

    @Override
    public String asText() {
        return "null";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UclNull;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
