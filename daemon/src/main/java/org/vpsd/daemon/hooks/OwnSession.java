package org.vpsd.daemon.hooks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a command into a session of its own by setsid(1). A child of a Java program leads no process
 * group, so that setsid(1) executes the command in its own place: it keeps its pid.
 */
final class OwnSession {

    private static final Optional<Path> SETSID =
            Stream.of("/usr/bin/setsid", "/bin/setsid", "/usr/local/bin/setsid")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst();

    private OwnSession() {}

    /** Whether this system has a setsid(1): Linux does, FreeBSD does not. */
    static boolean isPossible() {
        return SETSID.isPresent();
    }

    /** The words that run a command in its own session, or just run it where that is impossible. */
    static List<String> of(List<String> command) {
        List<String> words = new ArrayList<>();
        SETSID.ifPresent(setsid -> words.add(setsid.toString()));
        words.addAll(command);
        return words;
    }
}
