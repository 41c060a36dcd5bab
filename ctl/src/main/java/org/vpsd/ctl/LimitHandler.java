package org.vpsd.ctl;

import java.util.List;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;

/** {@code limit}: changes limits of a running instance. */
final class LimitHandler implements Handler {

    private static final long REQUEST_ID = 1;

    @Override
    public int run(Session session) throws UsageException, CtlException {
        List<String> operands = session.operands();
        if (operands.size() != 2) {
            throw new UsageException(
                    "limit needs a name and resource:soft:hard, more of them after commas",
                    "limit");
        }
        Request request =
                new Request(
                        REQUEST_ID,
                        CommandName.LIMIT,
                        operands.subList(0, 1),
                        RequestOptions.of(operands.subList(1, 2), null));
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
