package org.vpsd.daemon.model;

/**
 * Something wrong in a configuration, said so that a person can mend it.
 *
 * @param where {@code file:line:column}, or a file
 * @param message what is wrong and what was found
 * @param hint what to do about it; may be empty
 * @param excerpt the line in question and a line with a caret below the place; may be empty
 * @param severity what follows from it
 */
public record Problem(
        String where, String message, String hint, String excerpt, Severity severity) {

    /** What follows from a problem. */
    public enum Severity {
        /** Its instance is refused. */
        ERROR,
        /** It deserves a look, nothing more. */
        WARNING
    }

    /** An error with no line to show. */
    public Problem(String where, String message, String hint) {
        this(where, message, hint, "", Severity.ERROR);
    }

    /** Whether it keeps its instance from being used. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The problem in one line. */
    @Override
    public String toString() {
        return where
                + ": "
                + (isError() ? "" : "warning: ")
                + message
                + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
