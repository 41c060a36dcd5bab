package org.vpsd.ctl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.Request;

/** How long a daemon may be silent before vpsctl gives it up. */
final class Patience {

    /** Enough for a machine that swaps, and what a person or a script can bear. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private Patience() {}

    /**
     * The longest silence in the answer to a request, or null when it may take as long as it likes.
     */
    static @Nullable Duration with(Request request) {
        return switch (request.command()) {
            case START, STOP, RESTART, ABORT, SUSPEND, RESUME ->
                    request.options().waits() ? null : LONGEST_SILENCE;
            case LOGS -> request.options().follow() ? null : LONGEST_SILENCE;
            case EVENTS -> null;
            case SHELL, CONSOLE, EXECWT, QUOTARECALC -> null;
            case STATUS,
                    SHOW,
                    LIST,
                    ARGSHOW,
                    LIMIT,
                    PRIV,
                    IPNET,
                    IFMOVE,
                    DOCTOR,
                    FAILRESET,
                    RELOAD,
                    CHECK,
                    PING,
                    EXECIN ->
                    LONGEST_SILENCE;
        };
    }
}
