package org.vpsd.ctl;

import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;

/** Tells people of a failure that the daemon reported: {@code vpsctl: web: is already running}. */
final class FailureReport {

    private FailureReport() {}

    static void print(Reply.Failure failure, Output err) {
        String name = failure.name() == null ? "" : failure.name() + ": ";
        err.line("vpsctl: " + Printable.of(name + failure.message()));
        String remedy = remedy(failure.code());
        if (remedy != null) {
            err.line("vpsctl: " + remedy);
        }
        err.flush();
    }

    private static @Nullable String remedy(ErrorCode code) {
        return switch (code) {
            case UNSUPPORTED_VERSION, UNKNOWN_COMMAND ->
                    "vpsctl and the running vpsd are of different versions:"
                            + " restart vpsd after an update";
            case BUSY -> "try again in a moment";
            default -> null;
        };
    }
}
