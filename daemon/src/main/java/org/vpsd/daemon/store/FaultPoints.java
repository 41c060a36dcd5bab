package org.vpsd.daemon.store;

/**
 * Told before and after each record is written: the places at which a test kills the daemon, to
 * prove that it can be killed anywhere.
 */
@FunctionalInterface
public interface FaultPoints {

    /** Nothing happens anywhere. */
    FaultPoints NONE = point -> {};

    /**
     * A place is reached.
     *
     * @param point says when, whose and which record: {@code before web running/none}
     */
    void reached(String point);
}
