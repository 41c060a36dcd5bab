package org.vpsd.daemon.lifecycle;

import java.util.stream.Collectors;

/** The table of {@link Lifecycle} as text, for people: ARCHITECTURE.md holds it. */
public final class TransitionTable {

    private TransitionTable() {}

    /** The whole table in Markdown, one row a cell; refusals and ignored events are left out. */
    public static String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("| state | aim | event | next state | next aim | effects |\n");
        text.append("|---|---|---|---|---|---|\n");
        for (Situation situation : Lifecycle.situations()) {
            for (Event event : Event.values()) {
                if (Lifecycle.on(situation, event) instanceof Outcome.Transition transition) {
                    appendRow(text, situation, event, transition);
                }
            }
        }
        return text.toString();
    }

    private static void appendRow(
            StringBuilder text, Situation from, Event event, Outcome.Transition transition) {
        text.append("| ").append(from.state().word());
        text.append(" | ").append(word(from));
        text.append(" | ").append(event.word());
        text.append(" | ").append(transition.next().state().word());
        text.append(" | ").append(word(transition.next()));
        text.append(" | ").append(effects(transition)).append(" |\n");
    }

    private static String word(Situation situation) {
        return situation.aim().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String effects(Outcome.Transition transition) {
        return transition.effects().stream().map(Effect::word).collect(Collectors.joining(", "));
    }
}
