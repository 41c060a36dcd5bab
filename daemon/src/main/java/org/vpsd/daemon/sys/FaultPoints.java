package org.vpsd.daemon.sys;

/**
 * Told before and after what changes the world outside: the places at which a test kills the
 * daemon, to prove that it can be killed anywhere.
 */
@FunctionalInterface
public interface FaultPoints {

    /** Nothing happens anywhere. */
    FaultPoints NONE = point -> {};

    /**
     * A place is reached.
     *
     * @param point says when, whose and what: {@code before web running/none}
     */
    void reached(String point);
}
