package org.vpsd.ctl;

import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/** One request and its answer. */
final class Exchange {

    private final Connection connection;
    private final Request request;
    private final Output err;
    private int status = Vpsctl.OK;

    Exchange(Connection connection, Request request, Output err) {
        this.connection = connection;
        this.request = request;
        this.err = err;
    }

    /**
     * Sends the request and shows the answer until its end.
     *
     * @return the exit status: an error when anything failed
     */
    int run(Answer answer) throws CtlException {
        connection.send(request);
        boolean more = true;
        while (more && !answer.isMoot()) {
            more = take(connection.next(request), answer);
        }
        return status;
    }

    /** Shows one reply; false when it was the last. */
    private boolean take(Reply reply, Answer answer) throws CtlException {
        try {
            if (reply instanceof Reply.Item item) {
                answer.item(item.item());
            } else if (reply instanceof Reply.Progress progress) {
                answer.progress(progress);
            } else if (reply instanceof Reply.Failure failure) {
                status = Vpsctl.ERROR;
                FailureReport.print(failure, err);
                answer.failure(failure);
            } else if (reply instanceof Reply.Session) {
                throw ConnectionTrouble.strayReply(reply.id());
            } else if (reply instanceof Reply.Done done) {
                status = done.failed() > 0 ? Vpsctl.ERROR : status;
                answer.end();
                return false;
            }
            return true;
        } catch (BadMessageException e) {
            throw ConnectionTrouble.notAReply(e);
        }
    }
}
