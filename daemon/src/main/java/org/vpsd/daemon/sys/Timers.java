package org.vpsd.daemon.sys;

import java.time.Duration;

/** Calls later. Safe for use by several threads. */
public interface Timers {

    /** A call that is to come. */
    interface Timer {
        /** Takes the call back; nothing if it was made. */
        void cancel();
    }

    /** Calls once after a time, on a thread that many share: the call must be short. */
    Timer schedule(Duration delay, Runnable action);
}
