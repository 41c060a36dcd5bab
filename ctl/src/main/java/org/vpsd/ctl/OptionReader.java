package org.vpsd.ctl;

import java.util.List;
import java.util.Map;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/** Reads options with commons-cli. */
final class OptionReader {

    private OptionReader() {}

    /**
     * Takes the options out of a command line.
     *
     * @param args the words
     * @param known the options that may occur
     * @param untilOperand whether what follows the first operand is none of our business
     * @param command the command whose options they are, or null before it
     * @param found receives the options, each with its argument or an empty text
     * @return the operands
     */
    static List<String> read(
            List<String> args,
            List<Flag> known,
            boolean untilOperand,
            @Nullable String command,
            Map<Flag, String> found)
            throws UsageException {
        Options options = new Options();
        for (Flag flag : known) {
            options.addOption(option(flag));
        }
        try {
            org.apache.commons.cli.CommandLine line =
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .setStripLeadingAndTrailingQuotes(false)
                            .get()
                            .parse(options, args.toArray(new String[0]), untilOperand);
            for (Flag flag : known) {
                if (line.hasOption(option(flag))) {
                    found.put(flag, line.getOptionValue(option(flag), ""));
                }
            }
            return line.getArgList();
        } catch (UnrecognizedOptionException e) {
            throw new UsageException("unknown option '" + e.getOption() + "'", command);
        } catch (MissingArgumentException e) {
            throw new UsageException(
                    "option '-" + e.getOption().getKey() + "' needs its argument", command);
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()), command);
        }
    }

    private static Option option(Flag flag) {
        return Option.builder(flag.letter())
                .longOpt(flag.word())
                .hasArg(flag.argument() != null)
                .get();
    }
}
