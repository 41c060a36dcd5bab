package org.vpsd.daemon.control;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.journal.EventStream;
import org.vpsd.daemon.journal.InstanceLogs;
import org.vpsd.daemon.journal.LogTail;
import org.vpsd.daemon.journal.StateChange;
import org.vpsd.daemon.journal.Subscription;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.InstanceEvent;
import org.vpsd.protocol.LogLine;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/** {@code events} and {@code logs}: answers that may have no end. */
final class StreamCommands {

    private final Access access;
    private final InstanceLogs logs;
    private final EventStream events;

    StreamCommands(Access access, InstanceLogs logs, EventStream events) {
        this.access = access;
        this.logs = logs;
        this.events = events;
    }

    /** Whether an instance may be seen is asked anew for each change: instances come and go. */
    Tally events(Request request, Client client) throws ClientGoneException, InterruptedException {
        if (!request.names().isEmpty()) {
            Selection selection =
                    Selection.of(request.id(), request.names(), access.visible(client.caller()));
            for (Reply failure : selection.failures()) {
                client.replies().send(failure);
            }
            if (selection.all().isEmpty()) {
                return new Tally(0, selection.failures().size());
            }
        }
        try (Subscription subscription =
                events.subscribe(name -> isWanted(name, request, client))) {
            while (true) {
                Optional<Subscription.Delivery> delivery = subscription.take();
                if (delivery.isEmpty()) {
                    return Tally.NOTHING;
                }
                long lost = delivery.get().lost();
                if (lost > 0) {
                    client.replies().send(missing(request.id(), lost));
                }
                client.replies().item(request.id(), event(delivery.get().change()).toJson());
            }
        }
    }

    private static Reply missing(long id, long lost) {
        return new Reply.Failure(
                id, ErrorCode.FAILED, null, lost + " changes are missing here: they came too fast");
    }

    private boolean isWanted(InstanceName name, Request request, Client client) {
        List<Instance> visible = access.visible(client.caller(), name).stream().toList();
        return !Selection.of(request.id(), request.names(), visible).all().isEmpty();
    }

    private static InstanceEvent event(StateChange change) {
        return new InstanceEvent(
                change.time(),
                change.name().value(),
                change.state().word(),
                change.previous().word(),
                change.reason().orElse(null));
    }

    Tally logs(Request request, Client client) throws ClientGoneException, InterruptedException {
        Selection selection =
                Selection.of(request.id(), request.names(), access.visible(client.caller()));
        for (Reply failure : selection.failures()) {
            client.replies().send(failure);
        }
        if (selection.all().size() != 1) {
            return Tally.NOTHING.plusFailed();
        }
        InstanceName name = selection.all().getFirst().name();
        LogSink sink = new LogSink(request.id(), name.value(), client.replies());
        try {
            LogTail tail = new LogTail(logs.file(name));
            if (request.options().follow()) {
                tail.follow(request.options().lines(), sink);
            } else {
                tail.print(request.options().lines(), sink);
            }
        } catch (IOException e) {
            client.replies()
                    .send(
                            new Reply.Failure(
                                    request.id(),
                                    ErrorCode.FAILED,
                                    name.value(),
                                    "its log cannot be read: " + IoErrors.describe(e)));
            return Tally.NOTHING.plusFailed();
        }
        return Tally.NOTHING.plusOk();
    }

    /** Sends lines on until the client has left. */
    private static final class LogSink implements LogTail.Sink {
        private final long id;
        private final String name;
        private final Replies replies;
        private boolean gone;

        LogSink(long id, String name, Replies replies) {
            this.id = id;
            this.name = name;
            this.replies = replies;
        }

        @Override
        public void accept(String line) {
            if (gone) {
                return;
            }
            try {
                replies.item(id, new LogLine(name, line).toJson());
            } catch (ClientGoneException e) {
                gone = true;
            }
        }

        @Override
        public boolean wantsMore() {
            return !gone;
        }
    }
}
