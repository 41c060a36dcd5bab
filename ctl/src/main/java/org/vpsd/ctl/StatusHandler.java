package org.vpsd.ctl;

import org.vpsd.protocol.CommandName;

/** {@code status}. */
final class StatusHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                CommandName.STATUS,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofListing(session.out())
                        : new StatusTable(session.out(), session.colours()));
    }
}
