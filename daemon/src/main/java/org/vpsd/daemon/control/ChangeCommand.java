package org.vpsd.daemon.control;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/**
 * A command that gives one running instance more, or less, than its configuration does. Only who
 * manages the daemon may do that: tenants are not to give themselves what they like.
 *
 * @param <T> what kind of run it is for
 * @param access who may see what
 * @param kind what kind of run it is for
 * @param kept what stays as it is when it is refused, such as {@code keeps its limits}
 * @param unfit why other kinds of run refuse it
 * @param idle what is said where there is no run
 * @param body carries it out
 */
record ChangeCommand<T>(
        Access access, Class<T> kind, String kept, String unfit, String idle, Body<T> body) {

    /** What a command does to a run. */
    @FunctionalInterface
    interface Body<T> {
        /**
         * Changes it.
         *
         * @param arguments what came after the instance's name
         * @return remarks for people
         * @throws RefusedException if the arguments are wrong
         * @throws IOException if it cannot be done; all is as before
         */
        List<String> change(T run, List<String> arguments) throws RefusedException, IOException;
    }

    /** The arguments are wrong; the message says what is expected. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** Carries a request out. */
    Tally perform(Request request, Client client) throws ClientGoneException {
        Selection selection =
                Selection.of(request.id(), request.names(), access.visible(client.caller()));
        Optional<Reply> failure =
                selection.all().size() == 1
                        ? change(request, client, selection.all().getFirst())
                        : failure(request, ErrorCode.NO_SUCH_INSTANCE, "no such instance");
        if (failure.isPresent()) {
            client.replies().send(failure.get());
            return Tally.NOTHING.plusFailed();
        }
        return Tally.NOTHING.plusOk();
    }

    private Optional<Reply> change(Request request, Client client, Instance instance)
            throws ClientGoneException {
        if (!access.mayManageDaemon(client.caller())) {
            return failure(
                    request,
                    ErrorCode.DENIED,
                    kept + ": only root and the daemon's own user change that");
        }
        Optional<T> run = instance.run().filter(kind::isInstance).map(kind::cast);
        if (run.isEmpty()) {
            return failure(request, ErrorCode.REFUSED, instance.run().isPresent() ? unfit : idle);
        }
        try {
            for (String remark : body.change(run.get(), request.options().arguments())) {
                client.replies()
                        .send(new Reply.Progress(request.id(), instance.name().value(), remark));
            }
            return Optional.empty();
        } catch (RefusedException e) {
            return failure(request, ErrorCode.REFUSED, e.getMessage());
        } catch (IOException e) {
            return failure(request, ErrorCode.REFUSED, kept + ": " + IoErrors.describe(e));
        }
    }

    private static Optional<Reply> failure(Request request, ErrorCode code, String message) {
        return Optional.of(
                new Reply.Failure(request.id(), code, request.names().getFirst(), message));
    }
}
