package org.vpsd.jucl.cli;

import java.io.Serial;

/** The command line cannot be understood. */
final class UsageException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
