package org.vpsd.ctl;

/** Decides whether there is colour, and gives each state its own. */
final class Colours {

    /** No colour at all. */
    static final Colours NONE = new Colours(false);

    private static final String ESCAPE = "\u001b[";
    private static final String END = ESCAPE + "0m";

    private final boolean enabled;

    private Colours(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * Colour only on a terminal that has it, and not against the user's wish: see no-color.org. An
     * empty {@code NO_COLOR} is no wish.
     */
    static Colours of(Environment environment) {
        String term = environment.variable("TERM");
        return new Colours(
                environment.terminal()
                        && environment.variable("NO_COLOR").isEmpty()
                        && !term.isEmpty()
                        && !term.equals("dumb"));
    }

    /**
     * The word of a state in its colour: up green, failed red, on the way yellow, down as it is.
     */
    String state(String word) {
        if (!enabled) {
            return word;
        }
        return switch (word) {
            case "running" -> ESCAPE + "32m" + word + END;
            case "failed" -> ESCAPE + "31m" + word + END;
            case "init", "stopped" -> word;
            default -> ESCAPE + "33m" + word + END;
        };
    }
}
