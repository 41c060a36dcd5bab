package org.vpsd.jucl.cli;

import org.vpsd.jucl.UclEmitter.Format;

/**
 * What the command line asks for.
 *
 * @param input the file to read, {@code -} for standard input
 * @param format the format to write
 * @param check true to write nothing
 * @param help true to explain the options and do nothing else
 */
record Options(String input, Format format, boolean check, boolean help) {

    static final String USAGE =
            """
            usage: jucl [--in FILE|-] [--format json|compact_json|config] [--check]
            Reads UCL and writes it in another format.
              -i, --in FILE      read FILE; - or nothing is standard input
              -f, --format NAME  json (default), compact_json or config
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
        Format format = Format.JSON;
        boolean check = false;
        boolean help = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-i", "--in" -> input = value(args, i++);
                case "-f", "--format" -> format = format(value(args, i++));
                case "--check" -> check = true;
                case "-h", "--help" -> help = true;
                default -> throw new UsageException("unknown argument " + args[i]);
            }
        }
        return new Options(input, format, check, help);
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
            case "config" -> Format.CONFIG;
            case "yaml" ->
                    throw new UsageException(
                            "the format yaml is not supported yet; use json, which YAML includes");
            default ->
                    throw new UsageException(
                            "unknown format "
                                    + name
                                    + "; the formats are json, compact_json and config");
        };
    }
}
