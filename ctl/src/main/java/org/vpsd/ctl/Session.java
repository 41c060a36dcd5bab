package org.vpsd.ctl;

import java.util.List;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;

/**
 * What a handler has to work with: its options and operands, where to write, and a daemon to ask.
 *
 * @param command the command that runs
 * @param line its options and operands
 * @param connector the way to the daemon
 * @param environment what vpsctl finds around it
 * @param colours the colours of states
 * @param terminal whether a person is watching
 * @param out standard output
 * @param err standard error
 */
record Session(
        Command command,
        CommandLine line,
        Connector connector,
        Environment environment,
        Colours colours,
        boolean terminal,
        Output out,
        Output err) {

    private static final long REQUEST_ID = 1;

    List<String> operands() {
        return line.operands();
    }

    boolean isSet(Flag flag) {
        return line.isSet(flag);
    }

    /** Asks the daemon about the operands, with default options. */
    int ask(CommandName what, Answer answer) throws UsageException, CtlException {
        return ask(what, operands(), RequestOptions.DEFAULT, answer);
    }

    /**
     * Asks the daemon about the operands.
     *
     * @return the exit status
     */
    int ask(CommandName what, RequestOptions options, Answer answer)
            throws UsageException, CtlException {
        return ask(what, operands(), options, answer);
    }

    /**
     * Asks the daemon about some names.
     *
     * @return the exit status
     */
    int ask(CommandName what, List<String> names, RequestOptions options, Answer answer)
            throws UsageException, CtlException {
        String objection = what.objectionTo(names.size());
        if (objection != null) {
            throw new UsageException(objection, command.name());
        }
        Request request = new Request(REQUEST_ID, what, names, options);
        try (Connection connection = connector.connect(Patience.with(request))) {
            return new Exchange(connection, request, err).run(answer);
        }
    }
}
