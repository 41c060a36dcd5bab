package org.vpsd.ctl;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.SocketPaths;

/**
 * What vpsctl finds around it.
 *
 * @param variables the environment variables
 * @param terminal whether standard output is a terminal
 * @param paths where the socket is by default
 */
public record Environment(Map<String, String> variables, boolean terminal, SocketPaths paths) {

    /**
     * The property by which the launcher says that standard output is a terminal: {@code
     * -Dvpsctl.tty=1}. The test of a shell, {@code [ -t 1 ]}, is far cheaper than {@link
     * System#console()}.
     */
    static final String TERMINAL_PROPERTY = "vpsctl.tty";

    /** The property by which the launcher says that standard input is a terminal. */
    static final String INPUT_PROPERTY = "vpsctl.input.tty";

    /** The environment of this process. */
    static Environment ofProcess() {
        return new Environment(
                System.getenv(),
                "1".equals(System.getProperty(TERMINAL_PROPERTY)),
                SocketPaths.ofProcess());
    }

    /** Whether standard input and output are a terminal, as the launcher says. */
    boolean isOnTerminal() {
        return terminal && "1".equals(System.getProperty(INPUT_PROPERTY));
    }

    /** The sockets to try in this order: the one of option {@code -s}, else the default ones. */
    List<Path> sockets(@Nullable String option) {
        return option == null ? paths.clientSockets() : List.of(Path.of(option));
    }

    /** The value of a variable; empty when it is not set. */
    String variable(String name) {
        String value = variables.get(name);
        return value == null ? "" : value;
    }
}
