package org.vpsd.daemon.store;

import java.time.Instant;
import java.util.Optional;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.State;

/**
 * Where an instance is, in full: what a daemon needs in order to go on where another one stopped.
 *
 * @param boot which boot of the host it is of: no process outlives that
 * @param state observed
 * @param aim wanted
 * @param activity what is under way, or about to be
 * @param previous the state before
 * @param since when it came into the state
 * @param token the launch of its present run; empty when none is there
 * @param nextToken the launch that may follow a crash of that run without a record of its own:
 *     whoever finds its run file knows that it was made
 * @param restarts how often it was restarted
 * @param exit how its last run ended
 * @param reason why it failed, or why it was last restarted
 */
public record InstanceRecord(
        String boot,
        State state,
        Aim aim,
        Activity activity,
        State previous,
        Instant since,
        Optional<String> token,
        Optional<String> nextToken,
        RestartCount restarts,
        Optional<ExitStatus> exit,
        Optional<String> reason) {

    /** The record of an instance that was never started. */
    public static InstanceRecord initial(String boot, Instant now) {
        return new InstanceRecord(
                boot,
                State.INIT,
                Aim.DOWN,
                Activity.NONE,
                State.INIT,
                now,
                Optional.empty(),
                Optional.empty(),
                RestartCount.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** A copy that can be changed. */
    public Draft edit() {
        return new Draft(this);
    }

    /** A record in the making: it starts as a copy, each setter changes one part. */
    public static final class Draft {
        private final InstanceRecord base;
        private State state;
        private Aim aim;
        private Activity activity;
        private Optional<String> token;
        private Optional<String> nextToken;
        private RestartCount restarts;
        private Optional<ExitStatus> exit;
        private Optional<String> reason;

        private Draft(InstanceRecord base) {
            this.base = base;
            this.state = base.state;
            this.aim = base.aim;
            this.activity = base.activity;
            this.token = base.token;
            this.nextToken = base.nextToken;
            this.restarts = base.restarts;
            this.exit = base.exit;
            this.reason = base.reason;
        }

        /** Moves it. */
        public Draft situation(State newState, Aim newAim) {
            state = newState;
            aim = newAim;
            return this;
        }

        /** Sets what is under way. */
        public Draft activity(Activity value) {
            activity = value;
            return this;
        }

        /** Sets the launch of its run. */
        public Draft token(Optional<String> value) {
            token = value;
            return this;
        }

        /** The launch that may follow. */
        public Optional<String> nextToken() {
            return nextToken;
        }

        /** Sets the launch that may follow. */
        public Draft nextToken(Optional<String> value) {
            nextToken = value;
            return this;
        }

        /** Sets its restarts. */
        public Draft restarts(RestartCount value) {
            restarts = value;
            return this;
        }

        /** Its restarts as they are so far. */
        public RestartCount restarts() {
            return restarts;
        }

        /** Sets how its last run ended. */
        public Draft exit(ExitStatus value) {
            exit = Optional.of(value);
            return this;
        }

        /** Sets why it failed or is restarted. */
        public Draft reason(Optional<String> value) {
            reason = value;
            return this;
        }

        /**
         * The record.
         *
         * @param now since when it is in its state, if that is another one than before
         */
        public InstanceRecord build(Instant now) {
            boolean moved = state != base.state;
            return new InstanceRecord(
                    base.boot,
                    state,
                    aim,
                    activity,
                    moved ? base.state : base.previous,
                    moved ? now : base.since,
                    token,
                    nextToken,
                    restarts,
                    exit,
                    reason);
        }
    }
}
