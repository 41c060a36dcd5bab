package org.vpsd.daemon.model;

import java.util.Locale;

/** What an instance is busy with in its state. */
public enum Activity {
    /** Nothing: only an event from outside leads on. */
    NONE,
    /** A hook runs. */
    HOOK,
    /** A run is being launched. */
    LAUNCH,
    /** The run has been asked to end. */
    TERMINATE,
    /** The wait before a restart runs. */
    DELAY,
    /** Its processes are being frozen, or let go on. */
    FREEZE;

    /** The word of state files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
