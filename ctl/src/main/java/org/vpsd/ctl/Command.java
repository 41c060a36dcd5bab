package org.vpsd.ctl;

import java.util.List;

/**
 * A command of vpsctl.
 *
 * @param name its word
 * @param operands what follows it, as usage texts have it; may be empty
 * @param summary what it does, in a line
 * @param flags its options
 * @param handler what runs it
 * @param hasProgram whether what follows its first operand is a program's own
 */
record Command(
        String name,
        String operands,
        String summary,
        List<Flag> flags,
        Handler handler,
        boolean hasProgram) {

    /** How to call it: {@code vpsctl stop [--force] NAME...}. */
    String synopsis() {
        StringBuilder text = new StringBuilder("vpsctl ").append(name);
        for (Flag flag : flags) {
            if (flag != Flag.HELP) {
                text.append(" [").append(flag.synopsis()).append(']');
            }
        }
        return operands.isEmpty() ? text.toString() : text.append(' ').append(operands).toString();
    }
}
