package org.vpsd.daemon.control;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.instance.InstanceView;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.State;
import org.vpsd.protocol.InstanceStatus;

/** Makes the protocol's row of what can be seen of an instance. */
final class StatusRow {

    private StatusRow() {}

    static InstanceStatus of(InstanceView view, Instant now) {
        return new InstanceStatus(
                view.spec().name().value(),
                view.state().word(),
                view.spec().type().word(),
                view.spec().owner().orElse(null),
                view.spec().group().orElse(null),
                boxed(view.pid()),
                view.since(),
                view.restarts(),
                emptyToNull(view.spec().description()),
                pending(view.pending()),
                uptime(view, now),
                view.exit().map(ExitStatus::describe).orElse(null),
                view.reason().orElse(null));
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String pending(InstanceView.Pending pending) {
        return switch (pending) {
            case NONE -> null;
            case RESTART -> InstanceStatus.PENDING_RESTART;
            case REMOVAL -> InstanceStatus.PENDING_REMOVAL;
        };
    }

    private static @Nullable Long uptime(InstanceView view, Instant now) {
        return view.state() == State.RUNNING
                ? Math.max(0, Duration.between(view.since(), now).toSeconds())
                : null;
    }
}
