package org.vpsd.daemon.model;

/**
 * Something wrong in a configuration, said so that a person can mend it.
 *
 * @param where {@code file:line:column}, or a file
 * @param message what is wrong and what was found
 * @param hint what to do about it; may be empty
 * @param excerpt the line in question and a line with a caret below the place; may be empty
 */
public record Problem(String where, String message, String hint, String excerpt) {

    /** A problem with no line to show. */
    public Problem(String where, String message, String hint) {
        this(where, message, hint, "");
    }

    /** The problem in one line. */
    @Override
    public String toString() {
        return where + ": " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
