package org.vpsd.daemon.lifecycle;

import java.util.List;

/** What the table says to an event in a situation. */
public sealed interface Outcome {

    /**
     * The instance moves, or stays and does something.
     *
     * @param next the new situation
     * @param effects what to do, in order, once the new situation is written down
     */
    record Transition(Situation next, List<Effect> effects) implements Outcome {
        /** Copies the effects. */
        public Transition {
            effects = List.copyOf(effects);
        }
    }

    /**
     * A request that cannot be met now.
     *
     * @param message why, as a phrase that follows the instance's name
     */
    record Refusal(String message) implements Outcome {}

    /** Nothing: the event is no news in this situation. */
    record Ignored() implements Outcome {}
}
