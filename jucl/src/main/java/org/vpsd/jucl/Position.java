package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * Where a value or a key stands in its source text.
 *
 * <p>A position knows its text, so that an error found long after parsing can still show the line.
 */
public final class Position {

    /** The position of values that were built, not read. */
    public static final Position NONE = new Position(new Source("<built>", null, null), 0, 0);

    private final Source source;
    private final int line;
    private final int column;

    /**
     * A position in a text that is not at hand.
     *
     * @param source name of the file or text, as messages show it
     * @param line line number, from 1
     * @param column column in UTF-16 units, from 1
     * @param includedFrom the place of the {@code .include} that brought the source in, if any
     */
    public Position(String source, int line, int column, @Nullable Position includedFrom) {
        this(new Source(source, null, includedFrom), line, column);
    }

    Position(Source source, int line, int column) {
        this.source = source;
        this.line = line;
        this.column = column;
    }

    /** The name of the file or text. */
    public String source() {
        return source.name();
    }

    /** The line number, from 1; 0 for {@link #NONE}. */
    public int line() {
        return line;
    }

    /** The column in UTF-16 units, from 1; 0 for {@link #NONE}. */
    public int column() {
        return column;
    }

    /** The place of the {@code .include} that brought the source in, or null. */
    public @Nullable Position includedFrom() {
        return source.includedFrom();
    }

    /**
     * The source line and a line with a caret below the column, or null when the text is not at
     * hand.
     */
    @Nullable String excerpt() {
        return source.excerpt(line, column);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Position that
                && line == that.line
                && column == that.column
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * source.hashCode() + line) + column;
    }

    /**
     * The form of a message's start: {@code file:line:column}, or the name alone for {@link #NONE}.
     */
    @Override
    public String toString() {
        return line == 0 ? source.name() : source.name() + ":" + line + ":" + column;
    }
}
