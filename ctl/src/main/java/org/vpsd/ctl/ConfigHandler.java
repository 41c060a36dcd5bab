package org.vpsd.ctl;

import org.vpsd.protocol.CommandName;

/** {@code check} and {@code reload}: what the daemon thinks of its configuration. */
final class ConfigHandler implements Handler {

    private final CommandName action;

    ConfigHandler(CommandName action) {
        this.action = action;
    }

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                action,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofListing(session.out())
                        : new ConfigReport(session.out()));
    }
}
