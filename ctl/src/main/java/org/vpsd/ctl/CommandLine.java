package org.vpsd.ctl;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line, taken apart into options and operands. */
final class CommandLine {

    private static final List<Flag> GLOBAL = List.of(Flag.SOCKET, Flag.HELP, Flag.VERSION);

    private final List<String> operands;
    private final Map<Flag, String> flags;

    private CommandLine(List<String> operands, Map<Flag, String> flags) {
        this.operands = operands;
        this.flags = flags;
    }

    /** Takes apart what stands before the command; the operands begin with the command's word. */
    static CommandLine parse(String[] args) throws UsageException {
        return parse(List.of(args), GLOBAL, true, null);
    }

    /** Takes apart what stands after the command's word, where options may stand anywhere. */
    CommandLine ofCommand(Command command) throws UsageException {
        List<String> rest = operands.subList(1, operands.size());
        return parse(rest, command.flags(), command.hasProgram(), command.name());
    }

    private static CommandLine parse(
            List<String> args, List<Flag> known, boolean untilOperand, @Nullable String command)
            throws UsageException {
        // Most command lines have no options, and reading some loads 20 more classes.
        boolean plain = untilOperand ? !startsWithOption(args) : !hasOption(args);
        Map<Flag, String> flags = new EnumMap<>(Flag.class);
        List<String> operands =
                plain ? args : OptionReader.read(args, known, untilOperand, command, flags);
        return new CommandLine(operands, flags);
    }

    private static boolean hasOption(List<String> args) {
        for (String arg : args) {
            if (arg.startsWith("-")) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithOption(List<String> args) {
        return !args.isEmpty() && args.getFirst().startsWith("-");
    }

    /** The word that names the command. */
    String commandWord() throws UsageException {
        if (operands.isEmpty()) {
            throw new UsageException("no command given", null);
        }
        String word = operands.getFirst();
        if (word.startsWith("-")) {
            throw new UsageException("unknown option '" + word + "'", null);
        }
        return word;
    }

    /** What is left without the options. */
    List<String> operands() {
        return operands;
    }

    boolean isSet(Flag flag) {
        return flags.containsKey(flag);
    }

    /** The argument of an option, or null when the option was not given. */
    @Nullable String value(Flag flag) {
        return flags.get(flag);
    }
}
