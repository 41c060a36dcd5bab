package org.vpsd.daemon.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process instance runs.
 *
 * @param argv program and arguments; at least one
 * @param environment variables set for it beyond a minimal environment
 * @param user the account that it runs as; empty: the daemon's
 * @param workdir its working directory; empty: {@code /}
 */
public record CommandSettings(
        List<String> argv,
        Map<String, String> environment,
        Optional<String> user,
        Optional<Path> workdir) {

    /** Copies its collections. */
    public CommandSettings {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command has at least one word");
        }
    }
}
