package org.vpsd.daemon.instance;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.vpsd.daemon.lifecycle.Effect;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.lifecycle.Outcome;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.InstanceRecord;
import org.vpsd.daemon.store.RestartCount;

/** How a transition changes an instance's record: pure functions. */
final class NextRecord {

    private NextRecord() {}

    /**
     * The record that follows.
     *
     * @param changes what it is to say besides
     */
    static InstanceRecord of(
            InstanceRecord record,
            Event event,
            Outcome.Transition transition,
            Consumer<InstanceRecord.Draft> changes,
            Instant now) {
        Activity base = event.isRequest() ? record.activity() : Activity.NONE;
        InstanceRecord.Draft draft =
                record.edit()
                        .situation(transition.next().state(), transition.next().aim())
                        .activity(Effects.activity(transition.effects(), base));
        if (startsAnew(transition)) {
            draft.restarts(RestartCount.NONE).reason(Optional.empty());
        }
        if (transition.next().aim() != Aim.UP) {
            draft.nextToken(Optional.empty());
        }
        if (transition.effects().contains(Effect.LAUNCH)) {
            draft.token(draft.nextToken().or(() -> Optional.of(Effects.newToken())));
            draft.nextToken(Optional.of(Effects.newToken()));
        }
        if (event == Event.LAUNCHED) {
            draft.restarts(draft.restarts().requested(false));
        }
        changes.accept(draft);
        return draft.build(now);
    }

    /** What a request changes besides. */
    static Consumer<InstanceRecord.Draft> changesOf(Event request) {
        return switch (request) {
            case RESTART -> draft -> draft.restarts(draft.restarts().requested(true));
            case FAILRESET -> draft -> draft.restarts(RestartCount.NONE).reason(Optional.empty());
            default -> draft -> {};
        };
    }

    /** A start takes the newest settings, and so does a restart that was asked for. */
    static boolean takesNewSettings(InstanceRecord record, Outcome.Transition transition) {
        return startsAnew(transition)
                || (record.restarts().requested() && transition.effects().contains(Effect.LAUNCH));
    }

    private static boolean startsAnew(Outcome.Transition transition) {
        return transition.next().state() == State.START_NETWORK
                && transition.next().aim() == Aim.UP;
    }

    /** Whether there is anything new; that a hook has ended need not be known after a crash. */
    static boolean isWorthWriting(
            InstanceRecord before, InstanceRecord next, Outcome.Transition transition) {
        return before.state() != next.state()
                || before.aim() != next.aim()
                || !transition.effects().isEmpty();
    }
}
