package org.vpsd.jucl;

import java.util.Set;

/** The macros by their names. */
final class Macros {

    private static final Set<String> NAMES =
            Set.of("include", "try_include", "includes", "priority", "inherit", "load");

    private Macros() {}

    /** Whether a name is that of a macro of the language. */
    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

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
            default -> own(call, context);
        }
    }

    private static void own(MacroCall call, MacroContext context) throws UclException {
        UclMacro macro = context.session().macro(call.name());
        if (macro == null) {
            throw call.error("unknown macro; put a key that starts with a dot in double quotes");
        }
        macro.run(new OwnMacroCall(call, context));
    }
}
