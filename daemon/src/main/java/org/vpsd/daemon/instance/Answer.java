package org.vpsd.daemon.instance;

/** What becomes of a request. */
public sealed interface Answer {

    /**
     * It was done.
     *
     * @param text what is so now, as a phrase that follows the instance's name
     */
    record Done(String text) implements Answer {}

    /**
     * It was refused; nothing was changed.
     *
     * @param message why, as a phrase that follows the instance's name
     */
    record Refused(String message) implements Answer {}

    /** It was refused, because the daemon is on its way down. */
    record TooLate() implements Answer {}

    /**
     * It was begun and did not succeed.
     *
     * @param message why, as a phrase that follows the instance's name
     */
    record Failed(String message) implements Answer {}
}
