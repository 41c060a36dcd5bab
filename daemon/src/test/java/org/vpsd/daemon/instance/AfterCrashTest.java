package org.vpsd.daemon.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.RestartSettings;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.InstanceRecord;

class AfterCrashTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void aLaunchThatWasMadeHasHappened() {
        InstanceRecord found = found(State.START_STORAGE, Aim.UP, Activity.LAUNCH);
        assertThat(AfterCrash.event(found, true, true)).contains(Event.LAUNCHED);
        assertThat(AfterCrash.record(found, true).token()).contains("token");
        assertThat(AfterCrash.record(found, true).activity()).isEqualTo(Activity.NONE);
    }

    @Test
    void aLaunchThatWasNeverMadeLeavesNothing() {
        InstanceRecord found = found(State.START_STORAGE, Aim.UP, Activity.LAUNCH);
        assertThat(AfterCrash.event(found, false, false)).contains(Event.RECOVERED);
        assertThat(AfterCrash.record(found, false).token()).isEmpty();
        assertThat(AfterCrash.record(found, false).exit()).isEmpty();
    }

    @Test
    void aRunThatIsGoneWithoutATraceHasEndedNobodyKnowsHow() {
        InstanceRecord found = found(State.RUNNING, Aim.UP, Activity.NONE);
        assertThat(AfterCrash.record(found, false).exit()).contains(new ExitStatus.Unknown());
        assertThat(AfterCrash.event(found, false, false)).isEmpty();
    }

    @Test
    void aRunThatGoesOnIsAdoptedAndOneThatEndedTellsHowByItself() {
        InstanceRecord found = found(State.RUNNING, Aim.UP, Activity.NONE);
        assertThat(AfterCrash.event(found, true, true)).contains(Event.RECOVERED);
        assertThat(AfterCrash.event(found, true, false)).isEmpty();
        assertThat(AfterCrash.record(found, true).exit()).isEmpty();
    }

    @Test
    void aStopThatWasUnderWayGoesOnWhetherOrNotTheRunIsThere() {
        InstanceRecord found = found(State.STOPPING, Aim.DOWN, Activity.TERMINATE);
        assertThat(AfterCrash.event(found, true, true)).contains(Event.RECOVERED);
        assertThat(AfterCrash.event(found, false, false)).contains(Event.RECOVERED);
    }

    @Test
    void aPermittedLaunchThatWasMadeIsARestartThatCounts() {
        InstanceRecord found = found(State.RUNNING, Aim.UP, Activity.NONE);
        InstanceRecord known = AfterCrash.relaunched(found, RestartSettings.DEFAULT, NOW);
        assertThat(known.token()).contains("next");
        assertThat(known.nextToken()).isEmpty();
        assertThat(known.restarts().total()).isOne();
        assertThat(known.restarts().attempts()).containsExactly(NOW);
        assertThat(known.reason()).isPresent();
        assertThat(AfterCrash.event(known, true, true)).contains(Event.LAUNCHED);
    }

    @Test
    void aPermittedLaunchIsCountedOnce() {
        InstanceRecord found = found(State.RESTARTING, Aim.UP, Activity.HOOK);
        InstanceRecord known = AfterCrash.relaunched(found, RestartSettings.DEFAULT, NOW);
        assertThat(known.token()).contains("next");
        assertThat(known.restarts()).isEqualTo(found.restarts());
    }

    @Test
    void permitsNothingThatItHasJustForbidden() {
        InstanceRecord found = found(State.RUNNING, Aim.UP, Activity.NONE);
        assertThat(AfterCrash.record(found, true).nextToken()).isEmpty();
    }

    private static InstanceRecord found(State state, Aim aim, Activity activity) {
        return InstanceRecord.initial("boot", NOW)
                .edit()
                .situation(state, aim)
                .activity(activity)
                .token(Optional.of("token"))
                .nextToken(Optional.of("next"))
                .build(NOW);
    }
}
