package org.vpsd.daemon.config;

import java.io.Serial;

/** A command line ends within a quotation. The message says where that began. */
final class UnfinishedCommandException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private UnfinishedCommandException(String message) {
        super(message);
    }

    /**
     * A quote has no end.
     *
     * @param position its place among the characters of the command line, from 1
     */
    static UnfinishedCommandException quote(char quote, int position) {
        return new UnfinishedCommandException(
                "the quote " + quote + " at character " + position + " is never closed");
    }

    /** Nothing follows a backslash. */
    static UnfinishedCommandException backslash() {
        return new UnfinishedCommandException("the backslash at its end quotes nothing");
    }
}
