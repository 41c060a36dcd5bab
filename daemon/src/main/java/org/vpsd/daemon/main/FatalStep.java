package org.vpsd.daemon.main;

import java.util.concurrent.atomic.AtomicInteger;
import org.vpsd.daemon.sys.FaultPoints;

/** Ends the daemon, as {@code kill -9} would, when a number of fault points have been reached. */
final class FatalStep implements FaultPoints {

    private final int fatal;
    private final AtomicInteger reached = new AtomicInteger();

    /** Ends it at the given point, counted from 1. */
    FatalStep(int fatal) {
        this.fatal = fatal;
    }

    @Override
    public void reached(String point) {
        if (reached.incrementAndGet() == fatal) {
            System.err.println("vpsd: killed by its test at: " + point);
            Runtime.getRuntime().halt(137);
        }
    }
}
