package org.vpsd.daemon.instance;

import java.util.ArrayList;
import java.util.List;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.lifecycle.Situation;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.State;

/**
 * Requests that came while a hook runs that must not be disturbed by them: a start while {@code
 * stopped} runs, say. For the instance's own thread.
 */
final class Requests {

    private final List<Deferred> deferred = new ArrayList<>();

    /**
     * A request that waits for its turn.
     *
     * @param request what is wanted
     * @param requested to be told what becomes of it
     */
    record Deferred(Event request, Requested requested) {}

    /** Whether a request has to wait; a stop never does. */
    static boolean mustWait(Event request, Situation situation, Activity activity) {
        if (activity != Activity.HOOK) {
            return false;
        }
        return switch (request) {
            case START, FAILRESET -> situation.state().isDown();
            case SUSPEND -> situation.state() == State.RUNNING;
            case RESUME -> situation.state() == State.SUSPENDED;
            case RESTART -> situation.state().isDown() || situation.state() == State.RUNNING;
            default -> false;
        };
    }

    void add(Event request, Requested requested) {
        requested.accept();
        deferred.add(new Deferred(request, requested));
    }

    /** Hands out all that wait; they are then no longer held. */
    List<Deferred> take() {
        List<Deferred> taken = List.copyOf(deferred);
        deferred.clear();
        return taken;
    }
}
