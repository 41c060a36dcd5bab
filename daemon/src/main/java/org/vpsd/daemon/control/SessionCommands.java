package org.vpsd.daemon.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vpsd.daemon.driver.Executable;
import org.vpsd.daemon.driver.Execution;
import org.vpsd.daemon.driver.HasConsole;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.driver.Session;
import org.vpsd.daemon.driver.Suspendable;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.model.TerminalSize;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.TerminalOptions;

/** {@code shell}, {@code console}, {@code execwt} and {@code execin}: what is inside instances. */
final class SessionCommands {

    private static final String SHELL = "/bin/sh";

    private final Access access;

    SessionCommands(Access access) {
        this.access = access;
    }

    /** Whether a command turns its connection to a session. */
    static boolean opensSession(CommandName command) {
        return switch (command) {
            case SHELL, CONSOLE, EXECWT -> true;
            default -> false;
        };
    }

    /** What a command does with a run. */
    private interface Action<T> {
        T with(Run run) throws RefusedException, LaunchException;
    }

    /** Opens a session; empty if it cannot be had, which the client has then been told. */
    Optional<Session> open(Request request, Client client) throws ClientGoneException {
        return perform(
                request,
                client,
                run ->
                        switch (request.command()) {
                            case CONSOLE -> console(run, request);
                            case SHELL -> inside(run).execute(shell(request, inside(run)));
                            default -> inside(run).execute(execution(request));
                        });
    }

    Tally execin(Request request, Client client) throws ClientGoneException {
        Optional<Boolean> done =
                perform(
                        request,
                        client,
                        run -> {
                            inside(run).executeDetached(execution(request));
                            return true;
                        });
        return done.isPresent() ? Tally.NOTHING.plusOk() : Tally.NOTHING.plusFailed();
    }

    private <T> Optional<T> perform(Request request, Client client, Action<T> action)
            throws ClientGoneException {
        try {
            return Optional.of(action.with(run(request, client)));
        } catch (RefusedException e) {
            client.replies().send(failure(request, e.code, String.valueOf(e.getMessage())));
        } catch (LaunchException e) {
            client.replies().send(failure(request, ErrorCode.FAILED, e.getMessage()));
        }
        return Optional.empty();
    }

    private Run run(Request request, Client client) throws RefusedException {
        Selection selection =
                Selection.of(request.id(), request.names(), access.visible(client.caller()));
        if (selection.all().size() != 1) {
            throw new RefusedException(ErrorCode.NO_SUCH_INSTANCE, "no such instance");
        }
        Instance instance = selection.all().getFirst();
        return instance.run()
                .filter(Run::isAlive)
                .orElseThrow(() -> new RefusedException(ErrorCode.REFUSED, "is not running"));
    }

    private static Executable inside(Run run) throws RefusedException {
        if (run instanceof Suspendable suspendable && suspendable.isSuspended()) {
            throw new RefusedException(
                    ErrorCode.REFUSED, "is suspended; use 'vpsctl resume' first");
        }
        if (run instanceof Executable executable) {
            return executable;
        }
        throw new RefusedException(
                ErrorCode.REFUSED, "is no container: nothing can be run inside it");
    }

    private static Session console(Run run, Request request)
            throws RefusedException, LaunchException {
        if (run instanceof HasConsole console) {
            Session session = console.console();
            size(request).ifPresent(session::resize);
            return session;
        }
        throw new RefusedException(ErrorCode.REFUSED, "has no console: its output is in its log");
    }

    /** The shell that the client is used to, if it is there inside. */
    private static Execution shell(Request request, Executable inside) {
        List<String> wish = request.options().arguments();
        boolean isThere = !wish.isEmpty() && inside.has(wish.getFirst());
        return execution(request, List.of(isThere ? wish.getFirst() : SHELL));
    }

    private static Execution execution(Request request) throws RefusedException {
        List<String> argv = request.options().arguments();
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw new RefusedException(ErrorCode.BAD_MESSAGE, "there is no program to run");
        }
        return execution(request, argv);
    }

    private static Execution execution(Request request, List<String> argv) {
        Map<String, String> environment = new LinkedHashMap<>();
        Optional<TerminalOptions> terminal = Optional.ofNullable(request.options().terminal());
        terminal.map(TerminalOptions::type)
                .filter(type -> !type.isEmpty())
                .ifPresent(type -> environment.put("TERM", type));
        return new Execution(new ArrayList<>(argv), environment, size(request));
    }

    private static Optional<TerminalSize> size(Request request) {
        return Optional.ofNullable(request.options().terminal())
                .map(t -> new TerminalSize(t.rows(), t.columns()));
    }

    private static Reply failure(Request request, ErrorCode code, String message) {
        return new Reply.Failure(request.id(), code, request.names().getFirst(), message);
    }

    /** The command does not fit the instance. */
    private static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final ErrorCode code;

        RefusedException(ErrorCode code, String message) {
            super(message);
            this.code = code;
        }
    }
}
