package org.vpsd.daemon.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Session;
import org.vpsd.daemon.sys.Timers;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.MessageReader;
import org.vpsd.protocol.Protocol;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/**
 * One client's connection. Its requests are carried out side by side, each on a thread of its own,
 * so that the connection's end is noticed while they wait.
 */
final class Connection {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /** How long a client may be silent while nothing is being done for it. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final int MAX_REQUESTS = 16;

    private final SocketChannel channel;
    private final Client client;
    private final Map<CommandName, Handler> handlers;
    private final SessionCommands sessions;
    private final Timers timers;
    private final Map<Thread, Request> atWork = new ConcurrentHashMap<>();

    Connection(SocketChannel channel, Client client, Commands commands, Timers timers) {
        this.channel = channel;
        this.client = client;
        this.handlers = commands.handlers();
        this.sessions = commands.sessions();
        this.timers = timers;
    }

    /** Serves the client until one side ends the connection. */
    void serve() {
        MessageReader reader = new MessageReader(channel, Protocol.MAX_REQUEST_BYTES);
        try {
            String line = nextLine(reader);
            while (line != null) {
                Optional<Session> session = take(line);
                if (session.isPresent()) {
                    new SessionRelay(session.get(), channel, reader.frames(), timers).run();
                    return;
                }
                line = nextLine(reader);
            }
            finish();
        } catch (BadMessageException e) {
            refuse(e);
        } catch (IOException | ClientGoneException e) {
            log.debug("a connection ended: {}", e.toString());
        } finally {
            atWork.keySet().forEach(Thread::interrupt);
            client.replies().close();
        }
    }

    /**
     * Asks nothing more: what has an end is still answered. Whether the client is there to read it
     * cannot be told from this.
     */
    private void finish() {
        atWork.forEach(
                (worker, request) -> {
                    if (request.isEndless()) {
                        worker.interrupt();
                    }
                });
        try {
            for (Thread worker : atWork.keySet()) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String nextLine(MessageReader reader)
            throws IOException, BadMessageException {
        Timers.Timer idle = timers.schedule(IDLE, this::endIfIdle);
        try {
            return reader.readLine();
        } finally {
            idle.cancel();
        }
    }

    private void endIfIdle() {
        if (atWork.isEmpty()) {
            client.replies().close();
        }
    }

    /** A line that is no message: what follows it cannot be trusted either. */
    private void refuse(BadMessageException e) {
        try {
            client.replies().send(Reply.Failure.of(e));
            client.replies().send(new Reply.Done(e.id(), 0, 1));
        } catch (ClientGoneException gone) {
            log.debug("a client left before it was refused", gone);
        }
    }

    /** Begins what a line asks for; a session is to follow on this thread. */
    private Optional<Session> take(String line) throws ClientGoneException {
        try {
            Request request = Request.parse(line);
            if (SessionCommands.opensSession(request.command())) {
                return open(request);
            }
            if (atWork.size() >= MAX_REQUESTS) {
                fail(request.id(), ErrorCode.BUSY, "too many requests at once over one connection");
            } else {
                start(request);
            }
        } catch (BadMessageException e) {
            refuse(e);
        }
        return Optional.empty();
    }

    /** A session has the connection for itself. */
    private Optional<Session> open(Request request) throws ClientGoneException {
        if (!atWork.isEmpty()) {
            fail(request.id(), ErrorCode.BUSY, "a session needs a connection of its own");
            return Optional.empty();
        }
        Optional<Session> session = sessions.open(request, client);
        if (session.isEmpty()) {
            client.replies().send(new Reply.Done(request.id(), 0, 1));
            return session;
        }
        try {
            client.replies().send(new Reply.Session(request.id()));
        } catch (ClientGoneException e) {
            session.get().close();
            throw e;
        }
        return session;
    }

    private void start(Request request) {
        Thread worker =
                Thread.ofVirtual()
                        .name("request " + request.command().word())
                        .unstarted(() -> work(request));
        atWork.put(worker, request);
        worker.start();
    }

    private void work(Request request) {
        try {
            Tally tally = handle(request);
            client.replies().send(new Reply.Done(request.id(), tally.ok(), tally.failed()));
        } catch (ClientGoneException | InterruptedException e) {
            log.debug("a client left before its answer", e);
        } finally {
            atWork.remove(Thread.currentThread());
        }
    }

    private Tally handle(Request request) throws ClientGoneException, InterruptedException {
        Handler handler = handlers.get(request.command());
        if (handler == null) {
            client.replies()
                    .send(failure(request.id(), ErrorCode.UNKNOWN_COMMAND, "no such command"));
            return Tally.NOTHING.plusFailed();
        }
        try {
            return handler.handle(request, client);
        } catch (RuntimeException e) {
            log.error("{}: a mistake of vpsd, please report it", request.command().word(), e);
            client.replies()
                    .send(failure(request.id(), ErrorCode.INTERNAL, "a mistake of vpsd: " + e));
            return Tally.NOTHING.plusFailed();
        }
    }

    private void fail(long id, ErrorCode code, String message) throws ClientGoneException {
        client.replies().send(failure(id, code, message));
        client.replies().send(new Reply.Done(id, 0, 1));
    }

    private static Reply failure(long id, ErrorCode code, String message) {
        return new Reply.Failure(id, code, null, message);
    }
}
