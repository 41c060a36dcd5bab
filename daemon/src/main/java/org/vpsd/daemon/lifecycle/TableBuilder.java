package org.vpsd.daemon.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.State;

/** Writes the table of {@link Lifecycle} as sentences; a cell said twice is a mistake. */
final class TableBuilder {

    private final Map<Situation, Map<Event, Outcome.Transition>> table = new LinkedHashMap<>();

    /** Starts a sentence: in this situation … */
    Row in(State state, Aim aim) {
        return new Row(new Situation(state, aim));
    }

    Map<Situation, Map<Event, Outcome.Transition>> build() {
        return Collections.unmodifiableMap(table);
    }

    /** … in a situation … */
    final class Row {
        private final Situation from;

        private Row(Situation from) {
            this.from = from;
        }

        /** … on any of these events … */
        Cells on(Event... events) {
            return new Cells(from, events);
        }
    }

    /** … on some events … */
    final class Cells {
        private final Situation from;
        private final Event[] events;

        private Cells(Situation from, Event... events) {
            this.from = from;
            this.events = events;
        }

        /** … move and do this. */
        Cells go(State state, Aim aim, Effect... effects) {
            Situation next = new Situation(state, aim);
            for (Event event : events) {
                put(event, new Outcome.Transition(next, List.of(effects)));
            }
            return this;
        }

        /** … stay and do this. */
        void stay(Effect... effects) {
            go(from.state(), from.aim(), effects);
        }

        /** … and this too, after what was said. */
        void and(Effect... more) {
            for (Event event : events) {
                row().computeIfPresent(event, (e, transition) -> withMore(transition, more));
            }
        }

        private static Outcome.Transition withMore(Outcome.Transition said, Effect... more) {
            List<Effect> effects = new ArrayList<>(said.effects());
            effects.addAll(List.of(more));
            return new Outcome.Transition(said.next(), effects);
        }

        private void put(Event event, Outcome.Transition transition) {
            if (row().putIfAbsent(event, transition) != null) {
                throw new IllegalStateException(from + " on " + event + " is said twice");
            }
        }

        private Map<Event, Outcome.Transition> row() {
            return table.computeIfAbsent(from, s -> new EnumMap<>(Event.class));
        }
    }
}
