package org.vpsd.jucl.cli;

import java.util.Optional;
import org.vpsd.jucl.UclEmitter.Format;

/**
 * What the command line asks for.
 *
 * @param input the file to read, {@code -} for standard input
 * @param output the file to write, standard output if empty
 * @param format the format to write
 * @param check true to write nothing
 * @param help true to explain the options and do nothing else
 */
record Options(String input, Optional<String> output, Format format, boolean check, boolean help) {

    static final String USAGE =
            """
            usage: jucl [--in FILE|-] [--out FILE] [--format json|compact_json|config|yaml] [--check]
            Reads UCL and writes it in another format.
              -i, --in FILE      read FILE; - or nothing is standard input
              -o, --out FILE     write FILE; standard output by default
              -f, --format NAME  json (default), compact_json, config (or ucl) or yaml
                  --check        only tell whether the input can be read
              -h, --help         show this text
            """;

    /**
     * Reads the arguments.
     *
     * @throws UsageException an argument is unknown or lacks its value
     */
    static Options parse(String... args) throws UsageException {
        String input = "-";
        Optional<String> output = Optional.empty();
        Format format = Format.JSON;
        boolean check = false;
        boolean help = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-i", "--in" -> input = value(args, i++);
                case "-o", "--out" -> output = Optional.of(value(args, i++));
                case "-f", "--format" -> format = format(value(args, i++));
                case "--check" -> check = true;
                case "-h", "--help" -> help = true;
                default -> throw new UsageException("unknown argument " + args[i]);
            }
        }
        return new Options(input, output, format, check, help);
    }

    private static String value(String[] args, int option) throws UsageException {
        if (option + 1 == args.length) {
            throw new UsageException(args[option] + " needs a value");
        }
        return args[option + 1];
    }

    private static Format format(String name) throws UsageException {
        return switch (name) {
            case "json" -> Format.JSON;
            case "compact_json" -> Format.COMPACT_JSON;
            case "config", "ucl" -> Format.CONFIG;
            case "yaml" -> Format.YAML;
            default ->
                    throw new UsageException(
                            "unknown format "
                                    + name
                                    + "; the formats are json, compact_json, config and yaml");
        };
    }
}
