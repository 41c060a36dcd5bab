package org.vpsd.ctl;

import java.util.List;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;

/** {@code execin}: runs a program inside and returns at once. */
final class ExecinHandler implements Handler {

    private static final long REQUEST_ID = 1;

    @Override
    public int run(Session session) throws UsageException, CtlException {
        List<String> operands = session.operands();
        if (operands.size() < 2) {
            throw new UsageException(
                    "execin needs a name and a program with its arguments", "execin");
        }
        Request request =
                new Request(
                        REQUEST_ID,
                        CommandName.EXECIN,
                        operands.subList(0, 1),
                        RequestOptions.of(operands.subList(1, operands.size()), null));
        try (Connection connection = session.connector().connect(Patience.with(request))) {
            return new Exchange(connection, request, session.err()).run(new Silent());
        }
    }

    /** There is nothing to show. */
    private static final class Silent implements Answer {
        @Override
        public void item(UclObject item) {
            // Of a newer daemon.
        }
    }
}
