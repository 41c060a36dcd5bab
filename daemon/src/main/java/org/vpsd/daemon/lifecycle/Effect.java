package org.vpsd.daemon.lifecycle;

import java.util.Locale;

/** What the instance does on a transition; each but {@link #KILL} answers with an {@link Event}. */
public enum Effect {
    /** Run the hook of the new state: HOOK_OK, HOOK_FAILED or INTERRUPTED. */
    HOOK,
    /** Run the hook {@code adopted}: HOOK_OK or HOOK_FAILED. */
    ADOPTED_HOOK,
    /** Launch a run: LAUNCHED or LAUNCH_FAILED. */
    LAUNCH,
    /** Send the stop signal, after the grace time KILL: ENDED. */
    TERMINATE,
    /** Wait as {@code restart_delay} says: DELAY_OVER or INTERRUPTED. */
    DELAY,
    /** Freeze all processes of the run: FROZEN or FREEZE_FAILED. */
    FREEZE,
    /** Let them go on: THAWED or THAW_FAILED. */
    THAW,
    /** Run the hook {@code resumed}: HOOK_OK or HOOK_FAILED. */
    RESUMED_HOOK,
    /** End a hook or a delay that is under way; INTERRUPTED, at once if there is neither. */
    INTERRUPT,
    /** Kill the run's process group without grace. */
    KILL;

    /** The effect's name in tables and logs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
