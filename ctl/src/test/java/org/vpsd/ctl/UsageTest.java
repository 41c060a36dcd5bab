package org.vpsd.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    private static final String USAGE =
            """
            usage: vpsctl [-s socket] [-h] [-V] COMMAND [ARGUMENT...]

              start        bring instances up
              stop         take instances down
              restart      run instances anew, network and storage staying up
              suspend      freeze all processes of containers
              resume       let suspended containers go on
              abort        kill all processes of instances at once and take them down
              failreset    let failed instances be started again
              status       show how the daemon and its instances are
              list         list instances with their roots and what they use
              show         show all that is known of instances
              argshow      show what instances may use, and use
              limit        change limits of a running container
              priv         change privileges of a container
              ipnet        change the addresses that a running container may use
              ifmove       move an interface of the host into a running container
              quotarecalc  count the files of containers and what they take
              shell        open a shell inside a container
              console      open the console of a container; leave it by <enter>#.
              execin       run a program inside a container and return at once
              execwt       run a program inside a container and give back its exit status
              logs         print the log of an instance
              events       print changes of state as they happen, until interrupted
              check        check the configuration without taking it over
              reload       read the configuration again; running instances go on
              doctor       report what this host can do for instances
              help         tell how to use vpsctl or one of its commands

            A NAME may be a glob such as 'db*', in quotes.
            'vpsctl help COMMAND' tells more about a command, vpsctl(8) about all.
            """;

    private static final String STOP =
            """
            usage: vpsctl stop [--force] [--no-wait] [--json] NAME... | NAME FILE

              take instances down

              --force           interrupt hooks under way and kill without grace
              --no-wait         return once the command is accepted, without its outcome
              --json            print JSON
              -h, --help        print how to use it
            """;

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "help", "-h start", "-s x --help"})
    void listsTheCommands(String args) {
        assertThat(run(args.split(" "))).isEqualTo(new Ctl(0, USAGE, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help stop", "stop -h", "stop --help web"})
    void tellsMoreOfOne(String args) {
        assertThat(run(args.split(" "))).isEqualTo(new Ctl(0, STOP, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version"})
    void tellsItsVersion(String arg) {
        assertThat(run(arg).out()).matches("vpsctl \\S.*, protocol 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    stats          | unknown command 'stats', did you mean 'status'?       | 'vpsctl help' lists the commands
                    sotp web       | unknown command 'sotp', did you mean 'stop'?          | 'vpsctl help' lists the commands
                    relaod         | unknown command 'relaod', did you mean 'reload'?      | 'vpsctl help' lists the commands
                    frobnicate     | unknown command 'frobnicate'                          | 'vpsctl help' lists the commands
                    x              | unknown command 'x'                                   | 'vpsctl help' lists the commands
                    help fly       | unknown command 'fly'                                 | 'vpsctl help' lists the commands
                    -x status      | unknown option '-x'                                   | 'vpsctl help' lists the commands
                    -s             | option '-s' needs its argument                        | 'vpsctl help' lists the commands
                    start          | start needs at least one name                         | 'vpsctl help start' tells more
                    start --force a | unknown option '--force'                             | 'vpsctl help start' tells more
                    status --js    | unknown option '--js'                                 | 'vpsctl help status' tells more
                    logs           | logs needs one name, got 0                            | 'vpsctl help logs' tells more
                    logs a b       | logs needs one name, got 2                            | 'vpsctl help logs' tells more
                    logs -n x a    | -n needs a number of lines, got 'x'                   | 'vpsctl help logs' tells more
                    logs -n -1 a   | -n needs a number of lines, got '-1'                  | 'vpsctl help logs' tells more
                    reload web     | reload takes no names                                 | 'vpsctl help reload' tells more
                    """)
    void explainsWhatIsWrong(String args, String message, String help) {
        assertThat(run(args.split(" ")))
                .isEqualTo(new Ctl(255, "", "vpsctl: " + message + "\nvpsctl: " + help + "\n"));
    }

    @Test
    void needsACommand() {
        String explanation =
                """
                vpsctl: no command given
                vpsctl: 'vpsctl help' lists the commands
                """;

        assertThat(run()).isEqualTo(new Ctl(255, "", explanation));
    }

    @Test
    void theWordsOfOthersAreMadeSafe() {
        assertThat(run("\u001b[1m").err()).contains("unknown command '\\x1b[1m'");
    }

    private static Ctl run(String... args) {
        return Ctl.run(Ctl.environment(false, Map.of("VPSD_SOCKET", "/nowhere/vpsd.sock")), args);
    }
}
