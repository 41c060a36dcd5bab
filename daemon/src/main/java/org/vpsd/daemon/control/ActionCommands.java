package org.vpsd.daemon.control;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.vpsd.daemon.instance.Answer;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.Requested;
import org.vpsd.daemon.journal.EventStream;
import org.vpsd.daemon.journal.StateChange;
import org.vpsd.daemon.journal.Subscription;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.Problem;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/** {@code start}, {@code stop}, {@code restart} and {@code failreset}. */
final class ActionCommands {

    private final Access access;
    private final Reconfiguration configuration;
    private final EventStream events;
    private final InstantSource clock;

    ActionCommands(
            Access access, Reconfiguration configuration, EventStream events, InstantSource clock) {
        this.access = access;
        this.configuration = configuration;
        this.events = events;
        this.clock = clock;
    }

    /** The handler of a command that makes a request of instances. */
    Handler handler(Event event, Event forced) {
        return (request, client) ->
                run(request, client, request.options().force() ? forced : event);
    }

    /** What there is to tell a client while it waits. */
    private sealed interface News {}

    private record Step(StateChange change) implements News {}

    private record Outcome(Instance instance, boolean wasNamed, Answer answer) implements News {}

    private Tally run(Request request, Client client, Event event)
            throws ClientGoneException, InterruptedException {
        Optional<List<String>> names = names(request, client, event);
        if (names.isEmpty()) {
            return Tally.NOTHING.plusFailed();
        }
        Selection selection =
                Selection.of(request.id(), names.get(), access.visible(client.caller()));
        Tally tally = Tally.NOTHING;
        for (Reply failure : selection.failures()) {
            client.replies().send(failure);
            tally = tally.plusFailed();
        }
        BlockingQueue<News> news = new LinkedBlockingQueue<>();
        try (Subscription steps = events.subscribe(namesOf(selection)::contains)) {
            if (request.options().waits()) {
                Thread.ofVirtual().name("progress").start(() -> pass(steps, news));
            }
            int open = ask(selection, event, request.options().waits(), news);
            while (open > 0) {
                switch (news.take()) {
                    case Step(StateChange change) ->
                            client.replies()
                                    .send(
                                            new Reply.Progress(
                                                    request.id(),
                                                    change.name().value(),
                                                    change.state().word()));
                    case Outcome outcome -> {
                        tally = report(request.id(), outcome, client, tally);
                        open--;
                    }
                }
            }
        }
        return tally;
    }

    /** The names, or that of a file that is given; empty if that cannot be used, which is told. */
    private Optional<List<String>> names(Request request, Client client, Event event)
            throws ClientGoneException {
        if (request.options().arguments().isEmpty()) {
            return Optional.of(request.names());
        }
        Path file = Path.of(request.options().arguments().getFirst());
        String id = request.names().getFirst();
        if (!access.mayManageDaemon(client.caller())) {
            client.replies()
                    .send(
                            new Reply.Failure(
                                    request.id(),
                                    ErrorCode.DENIED,
                                    null,
                                    "only root and the daemon's own user name files"));
            return Optional.empty();
        }
        Reconfiguration.Defined defined = configuration.define(file, id, event == Event.START);
        for (Problem problem : defined.problems()) {
            if (problem.isError()) {
                client.replies()
                        .send(
                                new Reply.Failure(
                                        request.id(), ErrorCode.FAILED, null, problem.toString()));
            }
        }
        return defined.name().map(name -> List.of(name.value()));
    }

    private static Set<InstanceName> namesOf(Selection selection) {
        return selection.all().stream().map(Instance::name).collect(Collectors.toSet());
    }

    /** Passes the steps on until the subscription is closed. */
    private static void pass(Subscription steps, BlockingQueue<News> news) {
        try {
            Optional<Subscription.Delivery> step = steps.take();
            while (step.isPresent()) {
                news.add(new Step(step.get().change()));
                step = steps.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int ask(
            Selection selection, Event event, boolean waits, BlockingQueue<News> news) {
        int asked = 0;
        for (Instance instance : selection.all()) {
            boolean wasNamed = selection.named().contains(instance);
            Requested requested = instance.request(event);
            CompletableFuture<Answer> answer = waits ? requested.outcome() : requested.accepted();
            CompletableFuture<Void> _ =
                    answer.thenAccept(a -> news.add(new Outcome(instance, wasNamed, a)));
            asked++;
        }
        return asked;
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
            case Answer.TooLate() ->
                    client.replies()
                            .send(
                                    new Reply.Failure(
                                            id,
                                            ErrorCode.SHUTTING_DOWN,
                                            name,
                                            "is not started: vpsd is shutting down"));
            case Answer.Failed(String message) ->
                    client.replies().send(new Reply.Failure(id, ErrorCode.FAILED, name, message));
        }
        return tally.plusFailed();
    }
}
