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
            case "inherit" -> InheritMacro.run(call, context);
            case "load" -> LoadMacro.run(call, context);
            case "includes" -> throw call.error("signed files are not supported; use .include");
            default ->
                    throw call.error(
                            "unknown macro; put a key that starts with a dot in double quotes");
        }
    }
}
