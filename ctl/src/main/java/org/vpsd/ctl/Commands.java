package org.vpsd.ctl;

import java.util.Arrays;
import java.util.List;
import org.vpsd.protocol.CommandName;

/** The table of commands. */
final class Commands {

    private static final String SOME = "NAME...";
    private static final String PROGRAM = "NAME PROGRAM [ARGUMENT...]";
    private static final String SOME_OR_FILE = "NAME... | NAME FILE";
    private static final String ANY = "[NAME...]";

    /** All of them, in the order of the usage text. */
    static final List<Command> ALL =
            List.of(
                    command(
                            "start",
                            SOME_OR_FILE,
                            "bring instances up",
                            new ActionHandler(CommandName.START),
                            Flag.NO_WAIT,
                            Flag.JSON),
                    command(
                            "stop",
                            SOME_OR_FILE,
                            "take instances down",
                            new ActionHandler(CommandName.STOP),
                            Flag.FORCE,
                            Flag.NO_WAIT,
                            Flag.JSON),
                    command(
                            "restart",
                            SOME,
                            "run instances anew, network and storage staying up",
                            new ActionHandler(CommandName.RESTART),
                            Flag.NO_WAIT,
                            Flag.JSON),
                    command(
                            "suspend",
                            SOME,
                            "freeze all processes of containers",
                            new ActionHandler(CommandName.SUSPEND),
                            Flag.NO_WAIT,
                            Flag.JSON),
                    command(
                            "resume",
                            SOME,
                            "let suspended containers go on",
                            new ActionHandler(CommandName.RESUME),
                            Flag.NO_WAIT,
                            Flag.JSON),
                    command(
                            "abort",
                            SOME,
                            "kill all processes of instances at once and take them down",
                            new ActionHandler(CommandName.ABORT),
                            Flag.NO_WAIT,
                            Flag.JSON),
                    command(
                            "failreset",
                            SOME,
                            "let failed instances be started again",
                            new ActionHandler(CommandName.FAILRESET),
                            Flag.JSON),
                    command(
                            "status",
                            ANY,
                            "show how the daemon and its instances are",
                            new StatusHandler(),
                            Flag.JSON),
                    command(
                            "list",
                            ANY,
                            "list instances with their roots and what they use",
                            new ListHandler(),
                            Flag.JSON),
                    command(
                            "show",
                            SOME,
                            "show all that is known of instances",
                            new ShowHandler(),
                            Flag.JSON),
                    command(
                            "argshow",
                            SOME,
                            "show what instances may use, and use",
                            new ArgshowHandler(),
                            Flag.JSON),
                    command(
                            "limit",
                            "NAME RESOURCE:SOFT:HARD,...",
                            "change limits of a running container",
                            new ChangeHandler(
                                    CommandName.LIMIT,
                                    2,
                                    2,
                                    "limit needs a name and resource:soft:hard, more of them after"
                                            + " commas")),
                    command(
                            "priv",
                            "NAME allow|deny|nosys PRIVILEGE,...",
                            "change privileges of a container",
                            new ChangeHandler(
                                    CommandName.PRIV,
                                    3,
                                    3,
                                    "priv needs a name, one of allow, deny and nosys, and"
                                            + " privileges after commas")),
                    command(
                            "ipnet",
                            "NAME add|rem NETWORK,...",
                            "change the addresses that a running container may use",
                            new ChangeHandler(
                                    CommandName.IPNET,
                                    3,
                                    3,
                                    "ipnet needs a name, add or rem, and addresses or networks"
                                            + " after commas")),
                    command(
                            "ifmove",
                            "NAME INTERFACE [NEWNAME]",
                            "move an interface of the host into a running container",
                            new ChangeHandler(
                                    CommandName.IFMOVE,
                                    2,
                                    3,
                                    "ifmove needs the name of a container, that of an interface,"
                                            + " and its new name if it is to have one")),
                    command(
                            "quotarecalc",
                            SOME,
                            "count the files of containers and what they take",
                            new QuotarecalcHandler(),
                            Flag.JSON),
                    inside(
                            "shell",
                            "NAME",
                            "open a shell inside a container",
                            new SessionHandler(CommandName.SHELL)),
                    inside(
                            "console",
                            "NAME",
                            "open the console of a container; leave it by <enter>#.",
                            new SessionHandler(CommandName.CONSOLE)),
                    inside(
                            "execin",
                            PROGRAM,
                            "run a program inside a container and return at once",
                            new ExecinHandler()),
                    inside(
                            "execwt",
                            PROGRAM,
                            "run a program inside a container and give back its exit status",
                            new SessionHandler(CommandName.EXECWT)),
                    command(
                            "logs",
                            "NAME",
                            "print the log of an instance",
                            new LogsHandler(),
                            Flag.FOLLOW,
                            Flag.LINES,
                            Flag.JSON),
                    command(
                            "events",
                            ANY,
                            "print changes of state as they happen, until interrupted",
                            new EventsHandler(),
                            Flag.JSON),
                    command(
                            "check",
                            "",
                            "check the configuration without taking it over",
                            new ConfigHandler(CommandName.CHECK),
                            Flag.JSON),
                    command(
                            "reload",
                            "",
                            "read the configuration again; running instances go on",
                            new ConfigHandler(CommandName.RELOAD),
                            Flag.JSON),
                    command(
                            "doctor",
                            "",
                            "report what this host can do for instances",
                            new DoctorHandler(),
                            Flag.JSON),
                    command(
                            "help",
                            "[COMMAND]",
                            "tell how to use vpsctl or one of its commands",
                            new HelpHandler()));

    private Commands() {}

    private static Command command(
            String name, String operands, String summary, Handler handler, Flag... flags) {
        Flag[] all = Arrays.copyOf(flags, flags.length + 1);
        all[flags.length] = Flag.HELP;
        return new Command(name, operands, summary, List.of(all), handler, false);
    }

    /** A command after whose name all words are those of a program. */
    private static Command inside(String name, String operands, String summary, Handler handler) {
        return new Command(name, operands, summary, List.of(Flag.HELP), handler, true);
    }

    /** The command of a word. */
    static Command named(String word) throws UsageException {
        for (Command command : ALL) {
            if (command.name().equals(word)) {
                return command;
            }
        }
        throw new UsageException("unknown command '" + word + "'" + Suggestion.of(word), null);
    }
}
