package org.vpsd.daemon.instance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.lifecycle.RestartWindow;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.RestartSettings;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.InstanceRecord;

/** How an instance goes on from the record that a former daemon left: pure functions. */
final class AfterCrash {

    private AfterCrash() {}

    /**
     * What is known when the launch that the record permits was made, though the daemon did not
     * come to write that down.
     *
     * @param settings of the instance, for the count of its restarts
     */
    static InstanceRecord relaunched(InstanceRecord found, RestartSettings settings, Instant now) {
        InstanceRecord.Draft draft =
                found.edit()
                        .situation(State.RESTARTING, found.aim())
                        .activity(Activity.LAUNCH)
                        .token(found.nextToken())
                        .nextToken(Optional.empty());
        if (found.state() != State.RESTARTING) {
            ExitStatus unknown = new ExitStatus.Unknown();
            RestartWindow before = new RestartWindow(found.restarts().attempts());
            List<Instant> attempts = before.plus(now, settings.window()).attempts();
            draft.exit(unknown)
                    .reason(Optional.of(unknown.describe()))
                    .restarts(found.restarts().plusOne(false, attempts));
        }
        return draft.build(now);
    }

    /**
     * What is known now.
     *
     * @param adopted whether the run of the record's launch was found; if not, it was never made,
     *     or ended without a trace
     */
    static InstanceRecord record(InstanceRecord found, boolean adopted) {
        InstanceRecord.Draft draft =
                found.edit().activity(Activity.NONE).nextToken(Optional.empty());
        if (found.token().isPresent() && !adopted) {
            draft.token(Optional.empty());
            if (found.activity() != Activity.LAUNCH) {
                draft.exit(new ExitStatus.Unknown());
            }
        }
        return draft.build(found.since());
    }

    /**
     * What has happened, in the eyes of the life cycle; empty if the end of its run follows, which
     * tells more.
     *
     * @param alive whether the run is there now
     */
    static Optional<Event> event(InstanceRecord found, boolean adopted, boolean alive) {
        if (found.activity() == Activity.LAUNCH && adopted) {
            return Optional.of(Event.LAUNCHED);
        }
        boolean isUp = found.state() == State.RUNNING || found.state() == State.SUSPENDED;
        boolean shouldRun = isUp && found.aim() == Aim.UP;
        return shouldRun && !alive ? Optional.empty() : Optional.of(Event.RECOVERED);
    }
}
