package org.vpsd.daemon.lifecycle;

import static org.vpsd.daemon.lifecycle.Effect.*;
import static org.vpsd.daemon.lifecycle.Effect.FREEZE;
import static org.vpsd.daemon.lifecycle.Effect.RESUMED_HOOK;
import static org.vpsd.daemon.lifecycle.Effect.THAW;
import static org.vpsd.daemon.lifecycle.Event.*;
import static org.vpsd.daemon.lifecycle.Event.FREEZE_FAILED;
import static org.vpsd.daemon.lifecycle.Event.FROZEN;
import static org.vpsd.daemon.lifecycle.Event.RESUME;
import static org.vpsd.daemon.lifecycle.Event.SUSPEND;
import static org.vpsd.daemon.lifecycle.Event.THAWED;
import static org.vpsd.daemon.lifecycle.Event.THAW_FAILED;
import static org.vpsd.daemon.model.Aim.AGAIN;
import static org.vpsd.daemon.model.Aim.DOWN;
import static org.vpsd.daemon.model.Aim.UP;
import static org.vpsd.daemon.model.State.*;
import static org.vpsd.daemon.model.State.SUSPENDED;

import java.util.List;
import java.util.Map;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.State;

/**
 * The life of an instance: start_network, start_storage, running, and back (vmstated(8)). A pure
 * function of situation and event, without I/O or clock.
 *
 * <p>Three rules keep the table small. A state's hook is run on entering it, and only its end leads
 * on. An unwinding goes through the same stop states as an ordinary stop, the {@link Aim} telling
 * where it ends. And {@link Effect#TERMINATE} of a run that is gone already answers at once, so
 * that it does not matter to {@code stopping} and {@code restarting} who ended it.
 */
public final class Lifecycle {

    private static final Map<Situation, Map<Event, Outcome.Transition>> TABLE = table();

    private Lifecycle() {}

    /** What follows from an event. */
    public static Outcome on(Situation situation, Event event) {
        Outcome.Transition transition = TABLE.getOrDefault(situation, Map.of()).get(event);
        if (transition != null) {
            return transition;
        }
        return event.isRequest()
                ? new Outcome.Refusal(Refusals.message(situation, event))
                : new Outcome.Ignored();
    }

    /** Every situation that an instance can be in, in the order of the life. */
    public static List<Situation> situations() {
        return List.copyOf(TABLE.keySet());
    }

    private static Map<Situation, Map<Event, Outcome.Transition>> table() {
        TableBuilder t = new TableBuilder();
        resting(t);
        starting(t);
        running(t);
        suspended(t);
        restarting(t);
        for (Aim aim : List.of(DOWN, AGAIN)) {
            turningBack(t, aim);
        }
        for (Aim aim : List.of(DOWN, AGAIN, Aim.FAILED)) {
            stopping(t, aim);
        }
        return t.build();
    }

    private static void resting(TableBuilder t) {
        t.in(INIT, DOWN).on(START).go(START_NETWORK, UP, HOOK);

        t.in(STOPPED, DOWN).on(START).go(START_NETWORK, UP, HOOK);
        t.in(STOPPED, DOWN).on(HOOK_OK, INTERRUPTED).stay();
        t.in(STOPPED, DOWN).on(STOP_NOW).stay(INTERRUPT);
        t.in(STOPPED, AGAIN).on(HOOK_OK, INTERRUPTED, RECOVERED).go(START_NETWORK, UP, HOOK);
        t.in(STOPPED, AGAIN).on(STOP).go(STOPPED, DOWN);
        t.in(STOPPED, AGAIN).on(STOP_NOW).go(STOPPED, DOWN, INTERRUPT);
        for (Aim aim : List.of(DOWN, AGAIN)) {
            t.in(STOPPED, aim).on(HOOK_FAILED).go(State.FAILED, Aim.FAILED, HOOK);
        }

        t.in(State.FAILED, Aim.FAILED).on(FAILRESET).go(INIT, DOWN);
        t.in(State.FAILED, Aim.FAILED).on(HOOK_OK, HOOK_FAILED, INTERRUPTED).stay();
        t.in(State.FAILED, Aim.FAILED).on(STOP_NOW).stay(INTERRUPT);
    }

    private static void starting(TableBuilder t) {
        t.in(START_NETWORK, UP).on(HOOK_OK).go(START_STORAGE, UP, HOOK);
        t.in(START_NETWORK, UP).on(HOOK_FAILED).go(STOP_NETWORK, Aim.FAILED, HOOK);
        t.in(START_NETWORK, UP).on(RECOVERED).go(STOP_NETWORK, AGAIN, HOOK);

        t.in(START_STORAGE, UP).on(HOOK_OK).stay(LAUNCH);
        t.in(START_STORAGE, UP).on(LAUNCHED).go(RUNNING, UP, HOOK);
        t.in(START_STORAGE, UP).on(HOOK_FAILED, LAUNCH_FAILED).go(STOP_STORAGE, Aim.FAILED, HOOK);
        t.in(START_STORAGE, UP).on(RECOVERED).go(STOP_STORAGE, AGAIN, HOOK);

        for (State state : List.of(START_NETWORK, START_STORAGE)) {
            t.in(state, UP).on(STOP).go(state, DOWN, INTERRUPT);
            t.in(state, UP).on(STOP_NOW).go(state, DOWN, INTERRUPT, KILL);
        }
    }

    private static void running(TableBuilder t) {
        t.in(RUNNING, UP).on(HOOK_OK).stay();
        t.in(RUNNING, UP).on(EXIT_AGAIN).go(RESTARTING, UP, HOOK);
        t.in(RUNNING, UP).on(EXIT_DONE).go(STOPPING, DOWN, HOOK);
        t.in(RUNNING, UP).on(EXIT_FAILED, HOOK_FAILED).go(STOPPING, Aim.FAILED, HOOK);
        t.in(RUNNING, UP).on(RESTART).go(RESTARTING, UP, HOOK);
        t.in(RUNNING, UP).on(RECOVERED).stay(ADOPTED_HOOK);
        t.in(RUNNING, UP).on(STOP).go(RUNNING, DOWN, INTERRUPT);
        t.in(RUNNING, UP).on(STOP_NOW).go(RUNNING, DOWN, INTERRUPT, KILL);
    }

    /** A hook of it is for whoever wants to know: its failure changes nothing. */
    private static void suspended(TableBuilder t) {
        t.in(RUNNING, UP).on(SUSPEND).go(SUSPENDED, UP, FREEZE);

        t.in(SUSPENDED, UP).on(FROZEN).stay(HOOK);
        t.in(SUSPENDED, UP).on(FREEZE_FAILED).go(RUNNING, UP);
        t.in(SUSPENDED, UP).on(HOOK_OK, HOOK_FAILED, INTERRUPTED, THAW_FAILED).stay();
        t.in(SUSPENDED, UP).on(RESUME).stay(THAW);
        t.in(SUSPENDED, UP).on(THAWED).go(RUNNING, UP, RESUMED_HOOK);
        t.in(SUSPENDED, UP).on(RECOVERED).stay(FREEZE);
        t.in(SUSPENDED, UP).on(EXIT_AGAIN).go(RESTARTING, UP, HOOK);
        t.in(SUSPENDED, UP).on(EXIT_DONE).go(STOPPING, DOWN, HOOK);
        t.in(SUSPENDED, UP).on(EXIT_FAILED).go(STOPPING, Aim.FAILED, HOOK);
        t.in(SUSPENDED, UP).on(STOP).go(SUSPENDED, DOWN, INTERRUPT);
        t.in(SUSPENDED, UP).on(STOP_NOW).go(SUSPENDED, DOWN, INTERRUPT, KILL);
    }

    private static void restarting(TableBuilder t) {
        t.in(RESTARTING, UP).on(HOOK_OK).stay(TERMINATE);
        t.in(RESTARTING, UP).on(ENDED, EXIT_AGAIN).stay(DELAY);
        t.in(RESTARTING, UP).on(DELAY_OVER).stay(LAUNCH);
        t.in(RESTARTING, UP).on(LAUNCHED).go(RESTARTED, UP, HOOK);
        t.in(RESTARTING, UP).on(HOOK_FAILED, EXIT_FAILED).go(STOPPING, Aim.FAILED, HOOK);

        t.in(RESTARTED, UP).on(HOOK_OK).go(RUNNING, UP, HOOK);
        t.in(RESTARTED, UP).on(HOOK_FAILED).go(STOPPING, Aim.FAILED, HOOK);

        for (State state : List.of(RESTARTING, RESTARTED)) {
            t.in(state, UP).on(RECOVERED).stay(HOOK);
            t.in(state, UP).on(STOP).go(state, DOWN, INTERRUPT);
            t.in(state, UP).on(STOP_NOW).go(state, DOWN, INTERRUPT, KILL);
        }
    }

    /** On the way up when a stop came: what is under way ends, then the unwinding begins. */
    private static void turningBack(TableBuilder t, Aim aim) {
        t.in(START_NETWORK, aim)
                .on(HOOK_OK, HOOK_FAILED, INTERRUPTED, RECOVERED)
                .go(STOP_NETWORK, aim, HOOK);
        t.in(START_STORAGE, aim)
                .on(HOOK_OK, HOOK_FAILED, INTERRUPTED, LAUNCH_FAILED, RECOVERED)
                .go(STOP_STORAGE, aim, HOOK);
        t.in(START_STORAGE, aim).on(LAUNCHED).go(STOPPING, aim, HOOK);
        t.in(RUNNING, aim).on(HOOK_OK, HOOK_FAILED, INTERRUPTED, RECOVERED).go(STOPPING, aim, HOOK);
        t.in(SUSPENDED, aim)
                .on(HOOK_OK, HOOK_FAILED, INTERRUPTED, RECOVERED)
                .go(STOPPING, aim, HOOK);
        t.in(SUSPENDED, aim).on(FROZEN, FREEZE_FAILED, THAWED, THAW_FAILED).go(STOPPING, aim, HOOK);
        t.in(RESTARTING, aim)
                .on(HOOK_OK, HOOK_FAILED, INTERRUPTED, RECOVERED)
                .go(STOPPING, aim, HOOK);
        t.in(RESTARTING, aim)
                .on(ENDED, DELAY_OVER, LAUNCHED, LAUNCH_FAILED)
                .go(STOPPING, aim, HOOK);
        t.in(RESTARTED, aim)
                .on(HOOK_OK, HOOK_FAILED, INTERRUPTED, RECOVERED)
                .go(STOPPING, aim, HOOK);
        for (State state :
                List.of(START_NETWORK, START_STORAGE, RUNNING, SUSPENDED, RESTARTING, RESTARTED)) {
            joinedByRequests(t, state, aim, KILL);
        }
    }

    private static void stopping(TableBuilder t, Aim aim) {
        t.in(STOPPING, aim).on(HOOK_OK, INTERRUPTED).stay(TERMINATE);
        t.in(STOPPING, aim).on(HOOK_FAILED).go(STOPPING, Aim.FAILED, TERMINATE);
        t.in(STOPPING, aim).on(ENDED).go(STOP_STORAGE, aim, HOOK);
        joinedByRequests(t, STOPPING, aim, KILL);

        t.in(STOP_STORAGE, aim).on(HOOK_OK, INTERRUPTED).go(STOP_NETWORK, aim, HOOK);
        t.in(STOP_STORAGE, aim).on(HOOK_FAILED).go(STOP_NETWORK, Aim.FAILED, HOOK);
        joinedByRequests(t, STOP_STORAGE, aim);

        State end = aim == Aim.FAILED ? State.FAILED : STOPPED;
        t.in(STOP_NETWORK, aim).on(HOOK_OK, INTERRUPTED).go(end, aim, HOOK);
        t.in(STOP_NETWORK, aim).on(HOOK_FAILED).go(State.FAILED, Aim.FAILED, HOOK);
        joinedByRequests(t, STOP_NETWORK, aim);

        for (State state : List.of(STOPPING, STOP_STORAGE, STOP_NETWORK)) {
            t.in(state, aim).on(RECOVERED).stay(HOOK);
        }
    }

    /** A stop under way takes further stops in, and remembers that a start is wanted after it. */
    private static void joinedByRequests(
            TableBuilder t, State state, Aim aim, Effect... onStopNow) {
        Aim stopped = aim == AGAIN ? DOWN : aim;
        t.in(state, aim).on(STOP).go(state, stopped);
        t.in(state, aim).on(STOP_NOW).go(state, stopped, INTERRUPT).and(onStopNow);
        if (aim == DOWN) {
            t.in(state, aim).on(START).go(state, AGAIN);
        }
    }
}
