package org.vpsd.daemon.model;

/** Where an instance is wanted: kept apart from the {@link State} that it is observed in. */
public enum Aim {
    /** It is to run. */
    UP,
    /** It is to be stopped. */
    DOWN,
    /** It is to be stopped and then started anew. */
    AGAIN,
    /** It is to be unwound after a failure and to stay failed. */
    FAILED
}
