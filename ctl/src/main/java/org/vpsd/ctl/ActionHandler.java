package org.vpsd.ctl;

import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.RequestOptions;

/** The commands that change the state of instances. */
final class ActionHandler implements Handler {

    private final CommandName action;

    ActionHandler(CommandName action) {
        this.action = action;
    }

    @Override
    public int run(Session session) throws UsageException, CtlException {
        RequestOptions defaults = RequestOptions.DEFAULT;
        RequestOptions options =
                new RequestOptions(
                        !session.isSet(Flag.NO_WAIT),
                        session.isSet(Flag.FORCE),
                        defaults.follow(),
                        defaults.lines());
        return session.ask(
                action,
                options,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofResults(session.out())
                        : new Results(session.out(), session.colours(), session.terminal()));
    }
}
