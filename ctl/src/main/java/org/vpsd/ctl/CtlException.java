package org.vpsd.ctl;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why vpsctl cannot do what it was asked to, and what its user can do about that. */
final class CtlException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final @Nullable String remedy;

    CtlException(String message, @Nullable String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What is wrong, for people. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** What to do about it, if anything comes to mind. */
    @Nullable String remedy() {
        return remedy;
    }
}
