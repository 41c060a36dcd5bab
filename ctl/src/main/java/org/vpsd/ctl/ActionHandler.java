package org.vpsd.ctl;

import java.nio.file.Path;
import java.util.List;
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
        List<String> operands = session.operands();
        boolean hasFile =
                (action == CommandName.START || action == CommandName.STOP)
                        && operands.size() == 2
                        && operands.getLast().contains("/");
        if (hasFile) {
            options = options.withArguments(List.of(absolute(operands.getLast())));
        }
        return session.ask(
                action,
                hasFile ? operands.subList(0, 1) : operands,
                options,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofResults(session.out())
                        : new Results(session.out(), session.colours(), session.terminal()));
    }

    /** As the daemon, which runs elsewhere, finds it. */
    private static String absolute(String file) {
        return Path.of(file).toAbsolutePath().normalize().toString();
    }
}
