package org.vpsd.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.State;

class LifecycleTest {

    /** The sequences of SYSTEMS.md, as events and the states that they lead through. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "init/down | start hook_ok hook_ok launched hook_ok |"
                        + " start_network start_storage running",
                "running/up | stop interrupted hook_ok ended hook_ok hook_ok hook_ok |"
                        + " stopping stop_storage stop_network stopped",
                "running/up | restart hook_ok ended delay_over launched hook_ok hook_ok |"
                        + " restarting restarted running",
                "running/up | exit_again hook_ok ended delay_over launched hook_ok hook_ok |"
                        + " restarting restarted running",
                "running/up | suspend frozen hook_ok resume thawed hook_ok | suspended running",
                "running/up | suspend freeze_failed | suspended running",
                "suspended/up | stop interrupted hook_ok ended hook_ok hook_ok hook_ok |"
                        + " stopping stop_storage stop_network stopped",
                "suspended/up | exit_again hook_ok ended delay_over launched hook_ok hook_ok |"
                        + " restarting restarted running",
                "running/up | exit_done hook_ok ended hook_ok hook_ok hook_ok |"
                        + " stopping stop_storage stop_network stopped",
                "running/up | exit_failed hook_ok ended hook_ok hook_ok hook_ok failreset |"
                        + " stopping stop_storage stop_network failed init",
                "init/down | start hook_failed hook_ok | start_network stop_network failed",
                "init/down | start hook_ok hook_failed hook_ok hook_ok |"
                        + " start_network start_storage stop_storage stop_network failed",
                "init/down | start hook_ok hook_ok launch_failed hook_ok hook_ok |"
                        + " start_network start_storage stop_storage stop_network failed",
                "init/down | start hook_ok hook_ok launched hook_failed hook_ok ended hook_ok"
                        + " hook_ok | start_network start_storage running stopping stop_storage"
                        + " stop_network failed",
                "start_network/up | stop interrupted hook_ok hook_ok |" + " stop_network stopped",
                "start_storage/up | stop launched hook_ok ended hook_ok hook_ok hook_ok |"
                        + " stopping stop_storage stop_network stopped",
                "stopping/down | start hook_ok ended hook_ok hook_ok hook_ok |"
                        + " stop_storage stop_network stopped start_network",
                "stopping/down | start stop hook_ok ended hook_ok hook_ok hook_ok |"
                        + " stop_storage stop_network stopped",
                "stop_storage/down | hook_failed hook_ok | stop_network failed",
                "stopped/down | hook_failed | failed",
                "start_network/up | recovered hook_ok hook_ok |"
                        + " stop_network stopped start_network",
                "restarting/up | stop delay_over | stopping",
            })
    void followsTheSequences(String from, String events, String states) {
        Situation situation = situation(from);
        List<String> seen = new ArrayList<>();
        for (String word : events.split(" ")) {
            State before = situation.state();
            situation = transition(situation, event(word)).next();
            if (situation.state() != before) {
                seen.add(situation.state().word());
            }
        }
        assertThat(seen).containsExactly(states.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "running/up | start | is already running",
                "start_network/up | start | is already starting",
                "failed/failed | start | has failed and is not started until its failure is reset:"
                        + " see 'vpsctl logs', then use 'vpsctl failreset'",
                "restarting/up | start | is already restarting",
                "stopping/again | start | is already to be started again, once it has stopped",
                "stopped/down | stop | is not running: it is stopped",
                "failed/failed | stop | is not running: it has failed",
                "stopped/down | restart | is not running: it is stopped; use 'vpsctl start'",
                "start_storage/up | restart | is still starting: it is start_storage",
                "restarting/up | restart | is already restarting",
                "stopping/down | restart | is being stopped: it is stopping",
                "running/up | failreset | has not failed: it is running",
                "running/up | resume | is not suspended: it is running",
                "stopped/down | suspend | is not running: it is stopped",
                "suspended/up | suspend | is already suspended",
                "suspended/up | start | is suspended; use 'vpsctl resume'",
                "suspended/up | restart | is suspended; use 'vpsctl resume' first",
            })
    void refusesInWords(String in, String request, String message) {
        assertThat(Lifecycle.on(situation(in), event(request)))
                .isEqualTo(new Outcome.Refusal(message));
    }

    /** Every request in every situation is either carried out or refused with a text. */
    @ParameterizedTest
    @MethodSource("situations")
    void answersEveryRequest(Situation situation) {
        for (Event event : Event.values()) {
            if (event.isRequest()) {
                switch (Lifecycle.on(situation, event)) {
                    case Outcome.Refusal(String message) -> assertThat(message).isNotBlank();
                    case Outcome.Transition transition ->
                            assertThat(transition.next()).isIn(Lifecycle.situations());
                    case Outcome.Ignored ignored ->
                            throw new AssertionError(situation + " ignores " + event);
                }
            }
        }
    }

    @Test
    void reachesEverySituationAndNoOther() {
        Set<Situation> reached = new HashSet<>();
        Deque<Situation> open = new ArrayDeque<>();
        open.add(new Situation(State.INIT, Aim.DOWN));
        while (!open.isEmpty()) {
            Situation situation = open.remove();
            if (reached.add(situation)) {
                transitions(situation).map(Outcome.Transition::next).forEach(open::add);
            }
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(Lifecycle.situations());
    }

    /** Whatever is under way, its end leads on: no situation with a pending effect is a trap. */
    @ParameterizedTest
    @MethodSource("situations")
    void awaitsTheAnswerOfEachEffect(Situation situation) {
        transitions(situation)
                .forEach(
                        transition -> {
                            for (Effect effect : transition.effects()) {
                                assertThat(answers(effect))
                                        .as("%s after %s", effect, transition.next())
                                        .allMatch(answer -> isHeard(transition.next(), answer));
                            }
                        });
    }

    /** A launch is only made on the way up, and the way down never misses the stop hooks. */
    @ParameterizedTest
    @MethodSource("situations")
    void goesDownOneStepAtATime(Situation situation) {
        transitions(situation)
                .forEach(
                        transition -> {
                            if (transition.effects().contains(Effect.LAUNCH)) {
                                assertThat(transition.next().aim()).isEqualTo(Aim.UP);
                            }
                            State next = transition.next().state();
                            if (next == State.STOPPED && situation.state() != State.STOPPED) {
                                assertThat(situation.state()).isEqualTo(State.STOP_NETWORK);
                            }
                            if (next == State.STOP_NETWORK
                                    && situation.state() != State.STOP_NETWORK) {
                                assertThat(situation.state())
                                        .isIn(State.START_NETWORK, State.STOP_STORAGE);
                            }
                        });
    }

    private static Set<Event> answers(Effect effect) {
        return switch (effect) {
            case HOOK -> EnumSet.of(Event.HOOK_OK);
            case ADOPTED_HOOK, RESUMED_HOOK -> EnumSet.of(Event.HOOK_OK, Event.HOOK_FAILED);
            case FREEZE -> EnumSet.of(Event.FROZEN, Event.FREEZE_FAILED);
            case THAW -> EnumSet.of(Event.THAWED, Event.THAW_FAILED);
            case LAUNCH -> EnumSet.of(Event.LAUNCHED);
            case TERMINATE -> EnumSet.of(Event.ENDED);
            case DELAY -> EnumSet.of(Event.DELAY_OVER);
            case INTERRUPT -> EnumSet.of(Event.INTERRUPTED);
            case KILL -> EnumSet.noneOf(Event.class);
        };
    }

    private static boolean isHeard(Situation situation, Event event) {
        return Lifecycle.on(situation, event) instanceof Outcome.Transition;
    }

    private static Stream<Outcome.Transition> transitions(Situation situation) {
        return Arrays.stream(Event.values())
                .map(event -> Lifecycle.on(situation, event))
                .filter(Outcome.Transition.class::isInstance)
                .map(Outcome.Transition.class::cast);
    }

    static List<Situation> situations() {
        return Lifecycle.situations();
    }

    private static Outcome.Transition transition(Situation situation, Event event) {
        Outcome outcome = Lifecycle.on(situation, event);
        assertThat(outcome).as("%s on %s", situation, event).isInstanceOf(Outcome.Transition.class);
        return (Outcome.Transition) outcome;
    }

    private static Situation situation(String text) {
        String[] parts = text.strip().split("/");
        return new Situation(
                State.of(parts[0]).orElseThrow(),
                Aim.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)));
    }

    private static Event event(String word) {
        return Event.valueOf(word.strip().toUpperCase(java.util.Locale.ROOT));
    }
}
