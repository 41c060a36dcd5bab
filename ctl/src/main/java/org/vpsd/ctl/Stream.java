package org.vpsd.ctl;

import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;

/** An answer that is shown line by line as it comes in, for as long as someone reads it. */
abstract class Stream implements Answer {

    private final Output out;

    Stream(Output out) {
        this.out = out;
    }

    /** The line for an item, safe to print. */
    abstract String line(UclObject item) throws BadMessageException;

    @Override
    public final void item(UclObject item) throws BadMessageException {
        out.line(line(item));
        out.flush();
    }

    @Override
    public final boolean isMoot() {
        return out.isClosed();
    }
}
