package org.vpsd.ctl;

/** The usage texts. */
final class Usage {

    private static final int COLUMN = 13;
    private static final int OPTION_COLUMN = 18;

    private Usage() {}

    /** All commands. */
    static void print(Output out) {
        out.line("usage: vpsctl [-s socket] [-h] [-V] COMMAND [ARGUMENT...]");
        out.line("");
        for (Command command : Commands.ALL) {
            out.line(columns(command.name(), COLUMN, command.summary()));
        }
        out.line("");
        out.line("A NAME may be a glob such as 'db*', in quotes.");
        out.line("'vpsctl help COMMAND' tells more about a command, vpsctl(8) about all.");
    }

    /** One command with its options. */
    static void print(Command command, Output out) {
        out.line("usage: " + command.synopsis());
        out.line("");
        out.line("  " + command.summary());
        out.line("");
        for (Flag flag : command.flags()) {
            out.line(columns(names(flag), OPTION_COLUMN, flag.meaning()));
        }
    }

    private static String names(Flag flag) {
        StringBuilder names = new StringBuilder();
        if (flag.letter() != null) {
            names.append('-').append(flag.letter());
        }
        if (flag.word() != null) {
            names.append(names.isEmpty() ? "--" : ", --").append(flag.word());
        }
        if (flag.argument() != null) {
            names.append(' ').append(flag.argument());
        }
        return names.toString();
    }

    private static String columns(String left, int width, String right) {
        return "  " + left + " ".repeat(Math.max(1, width - left.length())) + right;
    }
}
