package org.vpsd.jucl;

/** {@code .priority 3}: the priority of the values from here to the end of the text. */
final class PriorityMacro {

    /** libucl has four bits for a priority. */
    private static final long HIGHEST = 15;

    private PriorityMacro() {}

    static void run(MacroCall call, MacroContext context) throws UclException {
        context.settings().priority(priority(call));
    }

    private static int priority(MacroCall call) throws UclException {
        if (call.value().isEmpty()) {
            return check(call, call.parameters().integer("priority").orElse(-1));
        }
        try {
            return check(call, Long.parseLong(call.value()));
        } catch (NumberFormatException e) {
            return check(call, -1);
        }
    }

    /** Refuses what is no priority. */
    static void requireValid(int priority) {
        if (priority < 0 || priority > HIGHEST) {
            throw new IllegalArgumentException(
                    "a priority is from 0 to " + HIGHEST + ", got " + priority);
        }
    }

    /** The priority, when it is one. */
    static int check(MacroCall call, long priority) throws UclException {
        if (priority < 0 || priority > HIGHEST) {
            throw call.error("expected a priority from 0 to " + HIGHEST);
        }
        return (int) priority;
    }
}
