package org.vpsd.ctl;

import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.Reply;

/** Shows the answer of the daemon as it comes in. Failures are on standard error already. */
interface Answer {

    /** A piece of the answer. */
    void item(UclObject item) throws BadMessageException;

    /** Something happens meanwhile. */
    default void progress(Reply.Progress progress) {}

    /** A part of the request failed. */
    default void failure(Reply.Failure failure) {}

    /** The answer is complete. */
    default void end() {}

    /** Whether the rest of the answer is of no use any more. */
    default boolean isMoot() {
        return false;
    }
}
