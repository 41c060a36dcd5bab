package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * Where a value or a key stands in its source text.
 *
 * @param source name of the file or text, as messages show it
 * @param line line number, from 1
 * @param column column in characters, from 1
 * @param includedFrom the place of the {@code .include} that brought the source in, if any
 */
public record Position(String source, int line, int column, @Nullable Position includedFrom) {

    /** The form of a message's start: {@code file:line:column}. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
