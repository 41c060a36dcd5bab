package org.vpsd.daemon.lifecycle;

import java.util.Locale;

/** What can happen to an instance. */
public enum Event {
    /** Somebody, or autostart, wants it to run. */
    START,
    /** Somebody wants it stopped. */
    STOP,
    /** Somebody wants it stopped without waiting for hooks or a grace time. */
    STOP_NOW,
    /** Somebody wants it run anew, network and storage staying up. */
    RESTART,
    /** Somebody wants all its processes frozen. */
    SUSPEND,
    /** Somebody wants them to go on. */
    RESUME,
    /** Somebody accepts its failure. */
    FAILRESET,
    /** The hook of the state ended well, or there is none. */
    HOOK_OK,
    /** The hook ended badly, or ran out of time. */
    HOOK_FAILED,
    /** What was under way has been ended by {@link Effect#INTERRUPT}, or nothing was. */
    INTERRUPTED,
    /** A run was launched. */
    LAUNCHED,
    /** A run could not be launched. */
    LAUNCH_FAILED,
    /** The run that {@link Effect#TERMINATE} was to end has ended, or there was none. */
    ENDED,
    /** The run ended by itself, and its policy wants another. */
    EXIT_AGAIN,
    /** The run ended by itself, and that is the end of it. */
    EXIT_DONE,
    /** The run ended by itself, badly or too often. */
    EXIT_FAILED,
    /** The wait before the next run is over. */
    DELAY_OVER,
    /** All its processes are frozen. */
    FROZEN,
    /** They cannot be frozen, and go on. */
    FREEZE_FAILED,
    /** All its processes go on. */
    THAWED,
    /** They cannot be made to go on. */
    THAW_FAILED,
    /** The daemon came back and read that the instance was in this state, the run still there. */
    RECOVERED;

    /** The event's name in tables and logs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person's command causes it: only these are refused in words. */
    public boolean isRequest() {
        return compareTo(FAILRESET) <= 0;
    }
}
