package org.vpsd.ctl;

import org.vpsd.protocol.CommandName;

/** {@code show}. */
final class ShowHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                CommandName.SHOW,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofListing(session.out())
                        : new Details(session.out(), session.colours()));
    }
}
