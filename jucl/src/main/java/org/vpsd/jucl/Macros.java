package org.vpsd.jucl;

/** The macros by their names. */
final class Macros {

    private Macros() {}

    /**
     * Runs a macro.
     *
     * @throws UclException the name is unknown, or the macro fails
     */
    static void run(MacroCall call, MacroContext context) throws UclException {
        switch (call.name()) {
            case "include" -> new IncludeMacro(call, context).run(false);
            case "try_include" -> new IncludeMacro(call, context).run(true);
            case "priority" -> PriorityMacro.run(call, context);
            case "inherit", "load", "includes" -> throw call.error("this macro is not supported");
            default ->
                    throw call.error(
                            "unknown macro; put a key that starts with a dot in double quotes");
        }
    }
}
