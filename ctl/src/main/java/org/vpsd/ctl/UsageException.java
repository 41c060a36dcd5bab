package org.vpsd.ctl;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A command line that makes no sense. */
final class UsageException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final @Nullable String command;

    UsageException(String message, @Nullable String command) {
        super(message);
        this.command = command;
    }

    /** What is wrong, for people. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Where to read on. */
    String help() {
        return command == null
                ? "'vpsctl help' lists the commands"
                : "'vpsctl help " + command + "' tells more";
    }
}
