package org.vpsd.daemon.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vpsd.daemon.model.TerminalSize;

/**
 * A program to be run inside an instance.
 *
 * @param argv the program, as it is called inside, and its arguments
 * @param environment variables for it beyond those that all programs inside have
 * @param terminal the size of its terminal; empty: it gets none
 */
public record Execution(
        List<String> argv, Map<String, String> environment, Optional<TerminalSize> terminal) {

    /** Copies its collections. */
    public Execution {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
