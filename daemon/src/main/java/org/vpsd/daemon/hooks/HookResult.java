package org.vpsd.daemon.hooks;

/** What became of a hook. */
public sealed interface HookResult {

    /** It ended with status 0, or there is none of that name. */
    record Ok() implements HookResult {}

    /**
     * It could not be run, ended badly, or ran out of time.
     *
     * @param message what happened, to follow "hook NAME"
     */
    record Failed(String message) implements HookResult {}

    /** {@link HookRun#interrupt} ended it. */
    record Interrupted() implements HookResult {}
}
