package org.vpsd.ctl;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;

/** {@code shell}, {@code console} and {@code execwt}: what happens inside comes to our terminal. */
final class SessionHandler implements Handler {

    private static final long REQUEST_ID = 1;

    private final CommandName command;

    SessionHandler(CommandName command) {
        this.command = command;
    }

    @Override
    public int run(Session session) throws UsageException, CtlException {
        List<String> operands = session.operands();
        if (operands.isEmpty() || (operands.size() == 1) == (command == CommandName.EXECWT)) {
            throw new UsageException(
                    command == CommandName.EXECWT
                            ? "execwt needs a name and a program with its arguments"
                            : command.word() + " needs one name",
                    command.word());
        }
        @Nullable Terminal terminal =
                session.environment().isOnTerminal()
                        ? new Terminal(session.environment().variable("TERM"))
                        : null;
        Request request =
                new Request(
                        REQUEST_ID,
                        command,
                        operands.subList(0, 1),
                        RequestOptions.of(
                                arguments(session), terminal == null ? null : terminal.options()));
        try (Connection connection = session.connector().connect(null)) {
            connection.send(request);
            return open(connection, request, session)
                    ? relay(connection, terminal, session)
                    : Vpsctl.ERROR;
        }
    }

    /** The program; for a shell the one that the user has here. */
    private List<String> arguments(Session session) {
        String shell = session.environment().variable("SHELL");
        return switch (command) {
            case EXECWT -> session.operands().subList(1, session.operands().size());
            case SHELL -> shell.isEmpty() ? List.of() : List.of(shell);
            default -> List.of();
        };
    }

    private static boolean open(Connection connection, Request request, Session session)
            throws CtlException {
        while (true) {
            switch (connection.next(request)) {
                case Reply.Session _ -> {
                    return true;
                }
                case Reply.Done _ -> {
                    return false;
                }
                case Reply.Failure failure -> FailureReport.print(failure, session.err());
                case Reply.Item _, Reply.Progress _ -> {
                    // Of a newer daemon.
                }
            }
        }
    }

    private int relay(Connection connection, @Nullable Terminal terminal, Session session)
            throws CtlException {
        boolean hasWayOut = terminal != null || command == CommandName.CONSOLE;
        FrameRelay relay =
                new FrameRelay(
                        connection.frames(),
                        connection.frameWriter(),
                        new FrameRelay.Streams(
                                new FileInputStream(FileDescriptor.in),
                                new FileOutputStream(FileDescriptor.out),
                                new FileOutputStream(FileDescriptor.err)),
                        hasWayOut ? new EscapeFilter() : null,
                        connection::close);
        if (terminal != null) {
            terminal.makeRaw();
            terminal.onResize(() -> relay.resize(terminal.options()));
        }
        try {
            return status(relay.run(), terminal != null, session);
        } catch (BadMessageException e) {
            throw ConnectionTrouble.notAReply(e);
        }
    }

    private int status(FrameRelay.Result result, boolean raw, Session session) {
        String lineEnd = raw ? "\r" : "";
        switch (result.how()) {
            case LOST ->
                    session.err()
                            .line(lineEnd + "vpsctl: the connection to vpsd is lost" + lineEnd);
            case LEFT -> session.err().line(lineEnd);
            case DONE -> {
                if (command == CommandName.CONSOLE) {
                    session.err().line(lineEnd + "vpsctl: the console is closed" + lineEnd);
                }
            }
        }
        session.err().flush();
        return result.how() == FrameRelay.End.LOST ? Vpsctl.ERROR : result.status();
    }
}
