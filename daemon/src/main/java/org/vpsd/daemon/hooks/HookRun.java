package org.vpsd.daemon.hooks;

/** A hook that {@link HookRunner#start} began. */
public interface HookRun {

    /**
     * Ends the hook and everything in its process group: {@code TERM}, and {@code KILL} for what is
     * there after two seconds. Returns at once; the result {@link HookResult.Interrupted} follows.
     * Does nothing once the hook has ended.
     */
    void interrupt();
}
