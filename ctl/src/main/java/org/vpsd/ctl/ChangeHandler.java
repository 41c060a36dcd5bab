package org.vpsd.ctl;

import java.util.List;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;

/** Changes something of an instance; remarks are shown. */
final class ChangeHandler implements Handler {

    private static final long REQUEST_ID = 1;

    private final CommandName command;
    private final int least;
    private final int most;
    private final String usage;

    /**
     * A handler.
     *
     * @param least how many operands there must be, the name included
     * @param most how many there may be
     * @param usage what is said where there are others
     */
    ChangeHandler(CommandName command, int least, int most, String usage) {
        this.command = command;
        this.least = least;
        this.most = most;
        this.usage = usage;
    }

    @Override
    public int run(Session session) throws UsageException, CtlException {
        List<String> given = session.operands();
        if (given.size() < least || given.size() > most) {
            throw new UsageException(usage, command.word());
        }
        Request request =
                new Request(
                        REQUEST_ID,
                        command,
                        given.subList(0, 1),
                        RequestOptions.of(given.subList(1, given.size()), null));
        try (Connection connection = session.connector().connect(Patience.with(request))) {
            return new Exchange(connection, request, session.err()).run(new Remarks(session.err()));
        }
    }

    /** What is not as one might think. */
    private record Remarks(Output err) implements Answer {
        @Override
        public void item(UclObject item) {
            // Of a newer daemon.
        }

        @Override
        public void progress(Reply.Progress progress) {
            err.line("vpsctl: " + Printable.of(progress.name() + ": " + progress.text()));
            err.flush();
        }
    }
}
