package org.vpsd.jucl;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text and where it came from.
 *
 * @param name name of the file or text, as messages show it
 * @param text the text, or null when it is not at hand
 * @param includedFrom the place of the {@code .include} that brought it in, if any
 */
record Source(String name, @Nullable String text, @Nullable Position includedFrom) {

    /** The longest part of a line that an excerpt shows. */
    private static final int WIDTH = 120;

    /** The line and, below it, a caret under the column; null when the text is not at hand. */
    @Nullable String excerpt(int line, int column) {
        if (text == null || line < 1) {
            return null;
        }
        int start = startOf(text, line);
        int caret = start + column - 1;
        int from = caret - start < WIDTH ? start : caret - WIDTH / 2;
        int to = Math.min(endOfLine(text, start), from + WIDTH);
        StringBuilder out = new StringBuilder(2 * WIDTH);
        appendVisible(out, text, from, to);
        out.append('\n');
        for (int i = from; i < caret; i++) {
            out.append(i < to && text.charAt(i) == '\t' ? '\t' : ' ');
        }
        return out.append('^').toString();
    }

    private static int startOf(String text, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start;
    }

    private static int endOfLine(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    /**
     * Control characters could move the caret or drive a terminal: each shows as a question mark.
     */
    private static void appendVisible(StringBuilder out, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\r' && i == to - 1;
            if (!lineEnd) {
                out.append(Character.isISOControl(c) && c != '\t' ? '?' : c);
            }
        }
    }

    /** Two sources are equal by name and way of inclusion: the text does not tell them apart. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Source that
                && name.equals(that.name)
                && Objects.equals(includedFrom, that.includedFrom);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
