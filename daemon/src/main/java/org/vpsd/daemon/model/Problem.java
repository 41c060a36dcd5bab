package org.vpsd.daemon.model;

/**
 * Something wrong in a configuration, said so that a person can mend it.
 *
 * @param where {@code file:line:column}, or a file
 * @param message what is wrong and what was found
 * @param hint what to do about it; may be empty
 */
public record Problem(String where, String message, String hint) {

    /** The problem in one line. */
    @Override
    public String toString() {
        return where + ": " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
