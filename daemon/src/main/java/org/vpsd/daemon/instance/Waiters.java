package org.vpsd.daemon.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.lifecycle.Situation;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.State;

/** Requests that were taken in and wait for their outcome. For the instance's own thread. */
final class Waiters {

    private final List<Waiter> waiters = new ArrayList<>();

    private record Waiter(Event request, Requested requested) {}

    /** Adds a request, answered by one of the next calls of {@link #settle}. */
    void add(Event request, Requested requested) {
        waiters.add(new Waiter(request, requested));
    }

    /** Takes a request out, unanswered. */
    void withdraw(Requested requested) {
        waiters.removeIf(waiter -> waiter.requested().equals(requested));
    }

    /** Answers each request whose outcome can be told from where the instance is. */
    void settle(Situation situation, Activity activity, Optional<String> reason) {
        waiters.removeIf(
                waiter -> {
                    Optional<Answer> answer =
                            outcome(waiter.request(), situation, activity, reason);
                    answer.ifPresent(waiter.requested().outcome()::complete);
                    return answer.isPresent();
                });
    }

    private static Optional<Answer> outcome(
            Event request, Situation situation, Activity activity, Optional<String> reason) {
        return switch (request) {
            case START, RESTART -> whetherUp(situation, activity, reason);
            case SUSPEND -> whetherIn(State.SUSPENDED, situation, activity, reason);
            case RESUME -> whetherIn(State.RUNNING, situation, activity, reason);
            case STOP, STOP_NOW -> whetherDown(situation, activity, reason);
            default -> Optional.of(new Answer.Done("is " + situation.state().word()));
        };
    }

    private static Optional<Answer> whetherUp(
            Situation situation, Activity activity, Optional<String> reason) {
        if (situation.state() == State.RUNNING
                && situation.aim() == Aim.UP
                && activity == Activity.NONE) {
            return Optional.of(new Answer.Done("is running"));
        }
        if (situation.state() == State.FAILED) {
            return Optional.of(failed(reason));
        }
        return situation.state().isDown() && situation.aim() == Aim.DOWN
                ? Optional.of(new Answer.Failed("was stopped before it ran"))
                : Optional.empty();
    }

    private static Optional<Answer> whetherIn(
            State state, Situation situation, Activity activity, Optional<String> reason) {
        if (activity != Activity.NONE) {
            return Optional.empty();
        }
        return Optional.of(
                situation.state() == state && situation.aim() == Aim.UP
                        ? new Answer.Done("is " + state.word())
                        : new Answer.Failed(
                                reason.orElse("is " + situation.state().word() + " now")));
    }

    private static Optional<Answer> whetherDown(
            Situation situation, Activity activity, Optional<String> reason) {
        boolean hookRuns = activity != Activity.NONE && situation.aim() != Aim.AGAIN;
        if (!situation.state().isDown() || hookRuns) {
            return Optional.empty();
        }
        return Optional.of(
                situation.state() == State.FAILED
                        ? failed(reason)
                        : new Answer.Done("is " + situation.state().word()));
    }

    private static Answer failed(Optional<String> reason) {
        return new Answer.Failed("has failed" + reason.map(r -> ": " + r).orElse(""));
    }
}
