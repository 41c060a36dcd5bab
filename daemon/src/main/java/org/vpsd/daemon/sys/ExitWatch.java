package org.vpsd.daemon.sys;

import org.vpsd.daemon.model.ProcessIdentity;

/** Tells when a process has ended, be it a child of the daemon or not. */
interface ExitWatch {

    /**
     * Calls back once, as {@link Processes#watch} says; then reaps the process if it is a child.
     */
    void watch(ProcessIdentity process, Runnable onExit);

    /** Reaps a process, if it is a child, once it has ended; in no hurry. */
    default void reap(ProcessIdentity process) {
        watch(process, () -> {});
    }
}
