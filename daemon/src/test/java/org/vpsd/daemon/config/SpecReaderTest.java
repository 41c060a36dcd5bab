package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vpsd.daemon.model.CommandSettings;
import org.vpsd.daemon.model.HookSettings;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.RestartPolicy;
import org.vpsd.daemon.model.RestartSettings;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.model.StopSettings;
import org.vpsd.jucl.UclException;

class SpecReaderTest {

    @TempDir private Path temp;

    private ConfigTree tree;
    private Path directory;

    @BeforeEach
    void setUp() {
        tree = new ConfigTree(temp);
        directory = temp.resolve("web");
    }

    private InstanceSpec read(String settings) throws IOException {
        return ConfigTree.only(tree.instance("web", settings).read());
    }

    /** What is wrong with an instance that has a command and one line more. */
    private List<String> problemsOf(String line) throws IOException {
        Configuration configuration = tree.instance("web", "command = a\n" + line).read();
        assertThat(configuration.instances()).isEmpty();
        return tree.problems(configuration);
    }

    @Test
    void defaults() throws IOException {
        InstanceSpec spec = read("command = sleep 5");
        assertThat(spec)
                .isEqualTo(
                        new InstanceSpec(
                                new InstanceName("web"),
                                InstanceType.PROCESS,
                                directory + "/config:1:1",
                                directory,
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                List.of(),
                                new RestartSettings(
                                        RestartPolicy.ON_FAILURE,
                                        3,
                                        Duration.ofSeconds(30),
                                        Duration.ZERO,
                                        Duration.ZERO),
                                new StopSettings(Optional.empty(), Duration.ofSeconds(60)),
                                new HookSettings(directory, Duration.ofSeconds(60)),
                                Optional.of(
                                        new CommandSettings(
                                                List.of("sleep", "5"),
                                                Map.of(),
                                                Optional.empty(),
                                                Optional.empty())),
                                Optional.empty(),
                                Map.of("command", "sleep 5"),
                                "{\"command\":\"sleep 5\"}"));
    }

    @Test
    void everySetting() throws IOException {
        InstanceSpec spec =
                read(
                        """
                        name = shop
                        description = "sells things"
                        owner = alice
                        group = shopkeepers
                        os = Linux
                        osversion = 6.18
                        autostart = yes
                        command = ["/bin/sh", "-c", "exit 3", 7]
                        environment { PORT = 8080; GREETING = "hello world"; }
                        user = www
                        workdir = data/now
                        scriptpath = ../hooks
                        restart = always
                        restart_delay = 500ms
                        restart_delay_max = 1min
                        maxrestart = 10
                        maxrestarttime = 2min
                        stop_signal = int
                        stop_timeout = 5
                        hook_timeout = 1.5
                        type = process
                        """);
        assertThat(spec.name()).isEqualTo(new InstanceName("shop"));
        assertThat(spec.origin()).isEqualTo(directory + "/config:2:1");
        assertThat(spec.description()).isEqualTo("sells things");
        assertThat(spec.owner()).contains("alice");
        assertThat(spec.group()).contains("shopkeepers");
        assertThat(spec.autostart()).isTrue();
        assertThat(spec.restart())
                .isEqualTo(
                        new RestartSettings(
                                RestartPolicy.ALWAYS,
                                10,
                                Duration.ofMinutes(2),
                                Duration.ofMillis(500),
                                Duration.ofMinutes(1)));
        assertThat(spec.stop())
                .isEqualTo(new StopSettings(Optional.of(Signal.INT), Duration.ofSeconds(5)));
        assertThat(spec.hooks())
                .isEqualTo(new HookSettings(temp.resolve("hooks"), Duration.ofMillis(1500)));
        assertThat(spec.command())
                .contains(
                        new CommandSettings(
                                List.of("/bin/sh", "-c", "exit 3", "7"),
                                Map.of("PORT", "8080", "GREETING", "hello world"),
                                Optional.of("www"),
                                Optional.of(directory.resolve("data/now"))));
        assertThat(spec.settings())
                .containsEntry("osversion", "6.18")
                .containsEntry("environment_PORT", "8080")
                .containsEntry("environment_GREETING", "hello world")
                .containsEntry("command", "/bin/sh -c exit 3 7")
                .containsEntry("restart_delay", "0.5")
                .containsEntry("restart_delay_max", "60")
                .containsEntry("autostart", "true")
                .hasSize(22);
    }

    @Test
    void theDelayDoesNotGrowByItself() throws IOException {
        assertThat(read("command = a; restart_delay = 2s").restart().delayMax())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "bin/serve -x, DIR/web/bin/serve",
        "./serve, DIR/web/serve",
        "/bin/true, /bin/true",
        "serve, serve"
    })
    void aRelativeProgramStandsInTheDirectoryOfTheInstance(String command, String program)
            throws IOException {
        InstanceSpec spec = read("command = " + command);
        assertThat(spec.command().orElseThrow().argv().getFirst())
                .isEqualTo(program.replace("DIR", temp.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory = 512; cpus = 2; sockets = 1; cores = 2; bootrom = x",
                "generate_acpi_tables = yes; vmexit_on_halt = yes; os = x; osversion = 14.3",
                "fsroot_priv = x; init = x; root_mount = x; root_unmount = x; limits = x",
                "network_announce = x; network_revoke = x; ip_networks = x; devfs_ruleset = 4",
                "priv_allow = x; priv_nosys = x; netif_0_address = x; netif_12_ifidx = 1",
                "epair_0_ifidx = 1; epair_3_ifconfig = x",
                "configfile = x; fsroot = y",
            })
    void keysOfOtherTypesAreKnownAndReachHooks(String keys) throws IOException {
        InstanceSpec spec = read("type = process; command = a; " + keys);
        String first = keys.substring(0, keys.indexOf(' '));
        assertThat(spec.settings()).containsKey(first);
    }

    /** The least and the most of each number, as the documentation has them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxrestart = 0",
                "maxrestart = 1000",
                "maxrestarttime = 0",
                "maxrestarttime = 365d",
                "restart_delay = 0",
                "restart_delay = 24h",
                "stop_timeout = 0",
                "stop_timeout = 1d",
                "hook_timeout = 1ms",
                "hook_timeout = 86400",
            })
    void theBoundsThemselvesAreFine(String line) throws IOException {
        assertThat(read("command = a\n" + line)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "maxrestart = -1           => maxrestart: expected 0 to 1000, got -1"
                        + " (maxrestarttime = 0 turns the limit off)",
                "maxrestart = 1001         => maxrestart: expected 0 to 1000, got 1001"
                        + " (maxrestarttime = 0 turns the limit off)",
                "maxrestart = three        => maxrestart: expected an integer, got \"three\"",
                "maxrestart = 2.5          => maxrestart: expected an integer, got 2.500000",
                "maxrestarttime = -1       => maxrestarttime: expected 0s to 365d, got -1s",
                "maxrestarttime = 366d     => maxrestarttime: expected 0s to 365d, got 366d",
                "restart_delay = 25h       => restart_delay: expected 0s to 1d, got 90000s",
                "stop_timeout = -0.5       => stop_timeout: expected 0s to 1d, got -0.5s",
                "stop_timeout = soon       => stop_timeout: expected a time such as 10s or 5min,"
                        + " got \"soon\"",
                "stop_timeout = inf        => stop_timeout: expected a time such as 10s or 5min,"
                        + " got Infinity",
                "stop_timeout = nan        => stop_timeout: expected a time such as 10s or 5min,"
                        + " got NaN",
                "owner = nan               => owner: expected a text, got NaN; put a text into"
                        + " quotes",
                "hook_timeout = 0          => hook_timeout: expected 0.001s to 1d, got 0s",
                "restart = allways         => restart: expected one of always, on-failure, never;"
                        + " got \"allways\" (did you mean \"always\"?)",
                "restart = on_failure      => restart: expected one of always, on-failure, never;"
                        + " got \"on_failure\" (did you mean \"on-failure\"?)",
                "restart = no              => restart: expected one of always, on-failure, never;"
                        + " got false",
                "type = proces             => type: expected one of process, vps, vm; got"
                        + " \"proces\" (did you mean \"process\"?)",
                "autostart = maybe         => autostart: expected a boolean, got \"maybe\"",
                "autostart = 1             => autostart: expected a boolean, got 1",
                "stop_signal = STOPPIT     => stop_signal: expected a signal, got \"STOPPIT\" (one"
                    + " of HUP, INT, QUIT, ABRT, KILL, USR1, USR2, ALRM, TERM, CONT, WINCH, PWR,"
                    + " RTMIN+4)",
                "owner = \"\"              => owner: is empty (leave owner out to have none)",
                "owner = [a, b]            => owner: expected a text, got an array; put a text into"
                        + " quotes",
                "group = yes               => group: expected a text, got true; put a text into"
                        + " quotes",
                "description = \"a\\n"
                    + "b\"   => description: has a line break or another control character (keep it"
                    + " to one line)",
                "environment = x           => environment: expected an object, got \"x\"",
                "after = \"../x\"          => after: \"../x\" cannot name an instance: the name"
                        + " contains '..' (several names are written  after = [one, two];)",
                "after = yes               => after: expected a text, got true; put a text into"
                        + " quotes",
            })
    void aBadValueIsSaidWithWhatWouldBeGood(String line, String problem) throws IOException {
        int column = line.indexOf('=') + 3;
        assertThat(problemsOf(line))
                .containsExactly("web/config:3:" + column + ": " + problem.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "''                  => command: names no program (write a program and its"
                        + " arguments)",
                "[]                  => command: names no program (write a program and its"
                        + " arguments)",
                "['', x]             => command: names no program (write a program and its"
                        + " arguments)",
                "\"sh -c 'x\"        => command: the quote ' at character 7 is never closed (close"
                        + " it, or write the words as an array: [\"...\", \"...\"])",
                "yes                 => command: expected a text, got true; put a text into quotes",
                "{ a = b }           => command: expected a text, got an object; put a text into"
                        + " quotes",
                "10s                 => command: expected a text, got the time 10s; put a text into"
                        + " quotes",
            },
            quoteCharacter = '\0')
    void aBadCommand(String command, String problem) throws IOException {
        Configuration configuration = tree.instance("web", "command = " + command).read();
        assertThat(tree.problems(configuration)).containsExactly("web/config:2:11: " + problem);
    }

    @Test
    void aCommandThatIsGivenTwiceIsNotAnArray() throws IOException {
        assertThat(problemsOf("command = b"))
                .containsExactly("web/config:3:11: command: given 2 times; give it once");
    }

    @Test
    void aVariableNeedsAProperNameAndAValue() throws IOException {
        assertThat(problemsOf("environment { \"A=B\" = c; D = on; E = 1d }"))
                .containsExactly(
                        "web/config:3:15: environment: \"A=B\" cannot name a variable: it contains"
                                + " '=' (write  NAME = \"value\";)",
                        "web/config:3:30: D: expected a text, got true; put a text into quotes",
                        "web/config:3:38: E: expected a text, got the time 86400s; put a text into"
                                + " quotes");
    }

    @Test
    void aDelayThatCannotGrowIsNotIgnored() throws IOException {
        assertThat(problemsOf("restart_delay = 5s; restart_delay_max = 1s"))
                .containsExactly(
                        "web/config:3:41: restart_delay_max: is below restart_delay, which is 5s"
                                + " (the delay grows from restart_delay to restart_delay_max)");
        assertThat(problemsOf("restart_delay_max = 1s"))
                .containsExactly(
                        "web/config:3:21: restart_delay_max: has no effect, as there is no"
                                + " restart_delay to grow (set restart_delay, for example to 1s)");
    }

    @ParameterizedTest
    @CsvSource({
        "fsroot = /vps/1, instances of type vps are not supported by this version of vpsd",
        "configfile = x, instances of type vm are not supported by this version of vpsd",
        "type = vm, instances of type vm are not supported by this version of vpsd",
        "type = process, an instance of type process needs command (set command)",
    })
    void aTypeThatCannotBe(String line, String problem) throws IOException {
        Configuration configuration = tree.instance("web", line).read();
        assertThat(tree.problems(configuration)).containsExactly("web/config:1:1: " + problem);
    }

    @Test
    void theTypeIsNotGuessed() throws IOException {
        assertThat(tree.problems(tree.instance("web", "").read()))
                .containsExactly(
                        "web/config:1:1: nothing says what \"web\" is (set command for a process,"
                                + " fsroot for a container or configfile for a virtual machine)");
        assertThat(tree.problems(tree.instance("web", "command = a; fsroot = b").read()))
                .containsExactly(
                        "web/config:1:1: \"web\" could be of more than one type (set type to one"
                                + " of process, vps)");
    }

    @ParameterizedTest
    @CsvSource({
        "comand, command",
        "Autostart, autostart",
        "max_restart, maxrestart",
        "ExecStart, command",
        "depends_on, after",
        "stopwaitsecs, stop_timeout",
    })
    void anUnknownKeyGetsAHint(String key, String meant) throws IOException {
        assertThat(problemsOf(key + " = x"))
                .containsExactly(
                        "web/config:3:1: unknown key \""
                                + key
                                + "\" (did you mean \""
                                + meant
                                + "\"?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "netif_x_address", "netif_1_mtu", "on_exit"})
    void anUnknownKeyWithoutAHint(String key) throws IOException {
        assertThat(problemsOf(key + " = x"))
                .containsExactly("web/config:3:1: unknown key \"" + key + "\"");
    }

    @Test
    void aSectionWithinASectionIsExplained() throws IOException {
        assertThat(problemsOf("shop { command = x }"))
                .containsExactly(
                        "web/config:3:1: unknown key \"shop\" (an instance is written  shop { ... }"
                                + "  and stands at the top of its file)");
    }

    @Test
    void whatWasOnlyRearrangedIsTheSame() throws IOException {
        InstanceSpec before = read("command = a\nenvironment { A = b; C = d }\nautostart = yes");
        InstanceSpec after =
                read("# moved\nautostart = on;environment { C = d; A = 'b' }; command = \"a\"");
        assertThat(after.sameAs(before)).isTrue();
        assertThat(read("command = a; autostart = yes").sameAs(before)).isFalse();
    }

    @Test
    void aSavedSpecIsReadAgainAsItWas() throws IOException, UclException {
        InstanceSpec spec =
                read(
                        """
                        name = shop; owner = 1000; command = "sh -c 'exit 1'"; restart_delay = 1.5
                        restart_delay_max = 1min; stop_signal = 2; environment { A = "1"; B = 0.5 }
                        scriptpath = hooks; autostart = on
                        """);
        assertThat(
                        SpecReader.fromSaved(
                                spec.name(), spec.directory(), spec.origin(), spec.source()))
                .isEqualTo(spec);
    }

    /** What a later version of vpsd objects to must not keep it from looking after a run. */
    @Test
    void aSavedSpecIsReadAsFarAsItCanBe() throws UclException {
        InstanceSpec spec =
                SpecReader.fromSaved(
                        new InstanceName("web"),
                        directory,
                        "somewhere:1:1",
                        "{\"command\":\"a b\",\"stop_timeout\":-1,\"gone\":1,\"maxrestart\":4}");
        assertThat(spec.command().orElseThrow().argv()).containsExactly("a", "b");
        assertThat(spec.stop()).isEqualTo(StopSettings.DEFAULT);
        assertThat(spec.restart().max()).isEqualTo(4);
        assertThat(spec.origin()).isEqualTo("somewhere:1:1");
    }

    @Test
    void aSavedSpecOfATypeWithoutADriverIsStillRead() throws UclException {
        InstanceSpec spec =
                SpecReader.fromSaved(
                        new InstanceName("web"), directory, "x", "{\"fsroot\":\"/vps\"}");
        assertThat(spec.type()).isEqualTo(InstanceType.VPS);
        assertThat(spec.command()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"command\":\"'\"}", "{\"type\":\"process\"}"})
    void aSavedSpecThatSaysNothing(String source) {
        assertThatThrownBy(
                        () -> SpecReader.fromSaved(new InstanceName("web"), directory, "x", source))
                .isInstanceOf(UclException.class)
                .hasMessageStartingWith("saved settings of web:1:");
    }
}
