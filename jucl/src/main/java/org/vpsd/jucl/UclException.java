package org.vpsd.jucl;

import java.io.Serial;

/**
 * The one error of jucl: a text that cannot be read, or a value that is not what was asked for.
 *
 * <p>The message is one line: {@code file:line:column: what failed, what was found, how to fix it}.
 */
public final class UclException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Position position;

    /**
     * An error at a place. Users of the library raise their own with it, for example for an unknown
     * key.
     *
     * @param position where it is
     * @param detail what failed, what was found, how to fix it
     */
    public UclException(Position position, String detail) {
        super(oneLine(position + ": " + detail));
        this.position = position;
    }

    /** What a text brought in must not break the line or drive a terminal. */
    private static String oneLine(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? '?' : c);
        }
        return out.toString();
    }

    /** Where the error is. */
    public Position position() {
        return position;
    }

    /**
     * The message, then the line with a caret when the text is known, then the chain of includes.
     * The text has no newline at its end.
     */
    public String report() {
        StringBuilder out = new StringBuilder(String.valueOf(getMessage()));
        String excerpt = position.excerpt();
        if (excerpt != null) {
            out.append('\n').append(excerpt);
        }
        for (Position from = position.includedFrom(); from != null; from = from.includedFrom()) {
            out.append("\nincluded from ").append(oneLine(from.toString()));
        }
        return out.toString();
    }
}
