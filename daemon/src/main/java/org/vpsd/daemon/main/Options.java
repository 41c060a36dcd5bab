package org.vpsd.daemon.main;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;

/**
 * The command line of vpsd.
 *
 * @param mode what is asked for
 * @param places where its files are
 * @param foreground whether it also logs to standard error
 * @param verbose whether it logs more
 */
record Options(Mode mode, Places places, boolean foreground, boolean verbose) {

    /** What the program is to do. */
    enum Mode {
        /** Be the daemon. */
        RUN,
        /** Check the configuration and end. */
        CHECK,
        /** Print the usage and end. */
        HELP,
        /** Print the version and end. */
        VERSION
    }

    private static final org.apache.commons.cli.Options KNOWN =
            new org.apache.commons.cli.Options()
                    .addOption("h", false, "print this and exit")
                    .addOption("V", false, "print the version and exit")
                    .addOption(path("c", "configdir"))
                    .addOption("f", false, "stay in the foreground")
                    .addOption(path("p", "pidfile"))
                    .addOption(path("s", "socket"))
                    .addOption(path("l", "logdir"))
                    .addOption(path("d", "statedir"))
                    .addOption("t", false, "check the configuration and exit")
                    .addOption("v", false, "log more");

    private static Option path(String letter, String name) {
        return Option.builder(letter).hasArg().argName(name).get();
    }

    /**
     * Reads a command line.
     *
     * @throws StartException if it is wrong
     */
    static Options parse(String[] args, Places defaults) throws StartException {
        CommandLine line = parse(args);
        if (!line.getArgList().isEmpty()) {
            throw new StartException(
                    ExitCode.USAGE, "unexpected argument '" + line.getArgList().getFirst() + "'");
        }
        Places places =
                new Places(
                        path(line, "c", defaults.config()),
                        path(line, "d", defaults.state()),
                        path(line, "l", defaults.logs()),
                        path(line, "p", defaults.pidFile()),
                        path(line, "s", defaults.socket()));
        return new Options(mode(line), places, line.hasOption("f"), line.hasOption("v"));
    }

    private static CommandLine parse(String[] args) throws StartException {
        try {
            return new DefaultParser().parse(KNOWN, args);
        } catch (ParseException e) {
            throw new StartException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static Mode mode(CommandLine line) {
        if (line.hasOption("h")) {
            return Mode.HELP;
        }
        if (line.hasOption("V")) {
            return Mode.VERSION;
        }
        return line.hasOption("t") ? Mode.CHECK : Mode.RUN;
    }

    private static Path path(CommandLine line, String letter, Path other) {
        String value = line.getOptionValue(letter);
        return value == null ? other : Path.of(value).toAbsolutePath().normalize();
    }

    /** Prints what options there are. */
    static void printUsage(PrintWriter out, Places defaults) {
        out.println("usage: vpsd [-h] [-V] [-c configdir] [-f] [-p pidfile] [-s socket]");
        out.println("            [-l logdir] [-d statedir] [-t] [-v]");
        out.println();
        out.println("  -c configdir  configuration (" + defaults.config() + ")");
        out.println("  -d statedir   what must not be forgotten (" + defaults.state() + ")");
        out.println("  -f            stay in the foreground, log to standard error too");
        out.println("  -h            print this and exit");
        out.println("  -l logdir     logs, one an instance (" + defaults.logs() + ")");
        out.println("  -p pidfile    pid of the daemon (" + defaults.pidFile() + ")");
        out.println("  -s socket     control socket (" + defaults.socket() + ")");
        out.println("  -t            check the configuration and exit");
        out.println("  -V            print the version and exit");
        out.println("  -v            log more");
        out.flush();
    }
}
