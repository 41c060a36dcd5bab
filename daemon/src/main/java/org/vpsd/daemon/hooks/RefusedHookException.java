package org.vpsd.daemon.hooks;

import java.io.Serial;

/** A hook that is not run; the message says why and what to do, to follow "hook NAME". */
final class RefusedHookException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    RefusedHookException(String message) {
        super(message);
    }

    /** The message, which is always there. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
