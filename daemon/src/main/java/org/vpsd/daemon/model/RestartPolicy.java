package org.vpsd.daemon.model;

import java.util.Locale;

/** After which exits an instance is run again by itself. */
public enum RestartPolicy {
    /** After every exit. */
    ALWAYS,
    /** After a non-zero status or a death by a signal. */
    ON_FAILURE,
    /** Never. */
    NEVER;

    /** The word of configurations. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether an exit that nobody asked for calls for another run. */
    public boolean wantsRestartAfter(ExitStatus exit) {
        return switch (this) {
            case ALWAYS -> true;
            case ON_FAILURE -> !exit.isSuccess();
            case NEVER -> false;
        };
    }
}
