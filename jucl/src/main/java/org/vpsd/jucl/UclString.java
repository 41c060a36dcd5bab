package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * A string.
 *
 * @param value the characters, after escapes and variables
 * @param style how it was written: the config emitter writes it the same way
 * @param position where it starts, its quote included
 */
public record UclString(String value, Style style, Position position) implements UclValue {

    /** The ways to write a string that the config emitter tells apart. */
    public enum Style {
        /** In double quotes or without quotes. */
        PLAIN,
        /** In single quotes. */
        SINGLE_QUOTED,
        /** A heredoc: {@code <<EOD}. */
        HEREDOC
    }

    /** A plain string that was built, not read. */
    public UclString(String value) {
        this(value, Style.PLAIN, Position.NONE);
    }

    /** A plain string. */
    UclString(String value, Position position) {
        this(value, Style.PLAIN, position);
    }

    @Override
    public String typeName() {
        return "a string";
    }

    @Override
    public String asText() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UclString that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
