package org.vpsd.daemon.control;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.vpsd.daemon.instance.Answer;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.Requested;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/** {@code start}, {@code stop}, {@code restart} and {@code failreset}. */
final class ActionCommands {

    private final Access access;
    private final InstantSource clock;

    ActionCommands(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** The handler of a command that makes a request of instances. */
    Handler handler(Event event, Event forced) {
        return (request, client) ->
                run(request, client, request.options().force() ? forced : event);
    }

    private record Outcome(Instance instance, boolean wasNamed, Answer answer) {}

    private Tally run(Request request, Client client, Event event)
            throws ClientGoneException, InterruptedException {
        Selection selection =
                Selection.of(request.id(), request.names(), access.visible(client.caller()));
        Tally tally = Tally.NOTHING;
        for (Reply failure : selection.failures()) {
            client.replies().send(failure);
            tally = tally.plusFailed();
        }
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        int asked = ask(selection, event, request.options().waits(), outcomes);
        for (int i = 0; i < asked; i++) {
            tally = report(request.id(), outcomes.take(), client, tally);
        }
        return tally;
    }

    private static int ask(
            Selection selection, Event event, boolean waits, BlockingQueue<Outcome> outcomes) {
        List<CompletableFuture<?>> asked = new ArrayList<>();
        for (Instance instance : selection.all()) {
            boolean wasNamed = selection.named().contains(instance);
            Requested requested = instance.request(event);
            asked.add(
                    (waits ? requested.outcome() : requested.accepted())
                            .thenAccept(
                                    answer ->
                                            outcomes.add(new Outcome(instance, wasNamed, answer))));
        }
        return asked.size();
    }

    /** A glob means those that the command can be done to: refusals by the others are no news. */
    private Tally report(long id, Outcome outcome, Client client, Tally tally)
            throws ClientGoneException {
        String name = outcome.instance().name().value();
        switch (outcome.answer()) {
            case Answer.Done done -> {
                client.replies()
                        .item(
                                id,
                                StatusRow.of(outcome.instance().view(), clock.instant()).toJson());
                return tally.plusOk();
            }
            case Answer.Refused(String message) -> {
                if (!outcome.wasNamed()) {
                    return tally;
                }
                client.replies().send(new Reply.Failure(id, ErrorCode.REFUSED, name, message));
            }
            case Answer.Failed(String message) ->
                    client.replies().send(new Reply.Failure(id, ErrorCode.FAILED, name, message));
        }
        return tally.plusFailed();
    }
}
