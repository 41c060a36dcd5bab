package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.Problem;
import org.vpsd.daemon.model.RestartSettings;
import org.vpsd.daemon.model.StopSettings;

class ConfigReaderTest {

    @TempDir Path directory;

    @Test
    void readsAnInstanceWithItsDefaults() throws IOException {
        write("web", "web { command = \"sleep 10\" }");
        Configuration configuration = read();
        assertThat(configuration.problems()).isEmpty();
        InstanceSpec spec = configuration.instances().getFirst();
        assertThat(spec.name().value()).isEqualTo("web");
        assertThat(spec.restart()).isEqualTo(RestartSettings.DEFAULT);
        assertThat(spec.stop()).isEqualTo(StopSettings.DEFAULT);
        assertThat(spec.autostart()).isFalse();
        assertThat(spec.command().orElseThrow().argv()).containsExactly("sleep", "10");
        assertThat(configuration.daemon()).isEqualTo(DaemonSettings.DEFAULT);
    }

    /** A run whose configuration is gone is still shown with the place where that was. */
    @Test
    void readsAgainWhatItHasWritten() throws Exception {
        write("web", "web { command = [a, b]; restart_delay = 2s; environment { X = 1 } }");
        InstanceSpec spec = read().instances().getFirst();
        assertThat(
                        SpecReader.fromSaved(
                                spec.name(), spec.directory(), spec.origin(), spec.source()))
                .isEqualTo(spec);
    }

    @Test
    void refusesBothOfTwoWithOneNameAndNamesBothPlaces() throws IOException {
        write("one", "web { command = a }");
        write("two", "other { name = web; command = b }");
        write("three", "db { command = c }");
        Configuration configuration = read();
        assertThat(names(configuration)).containsExactly("db");
        assertThat(configuration.problems()).hasSize(2);
        for (Problem problem : configuration.problems()) {
            assertThat(problem.message())
                    .contains(directory.resolve("one/config").toString())
                    .contains(directory.resolve("two/config").toString());
        }
    }

    @Test
    void refusesACircleAndPrintsIt() throws IOException {
        write("a", "a { command = x; after = b }");
        write("b", "b { command = x; after = [c] }");
        write("c", "c { command = x; after = a }");
        write("d", "d { command = x; after = a }");
        Configuration configuration = read();
        assertThat(names(configuration)).containsExactly("d");
        assertThat(configuration.problems())
                .extracting(Problem::message)
                .contains("after: goes round in a circle: a -> b -> c -> a");
    }

    @Test
    void oneBrokenFileKeepsNoOtherInstanceFromBeingRead() throws IOException {
        write("bad", "bad { command = \"sleep");
        write("good", "good { command = x }");
        Files.createDirectories(directory.resolve("folder/config"));
        Configuration configuration = read();
        assertThat(names(configuration)).containsExactly("good");
        assertThat(configuration.isBroken(directory.resolve("bad"))).isTrue();
        assertThat(configuration.isBroken(directory.resolve("folder"))).isTrue();
        assertThat(configuration.isBroken(directory.resolve("good"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web { comand = x; command = y } | unknown key 'comand'",
                "web { command = x; restart = often } | restart: expected one of always",
                "web { command = x; maxrestart = -1 } | maxrestart: expected 0 to",
                "web { command = x; stop_signal = NOPE } | stop_signal: unknown signal 'NOPE'",
                "web { command = \"a 'b\" } | command: a single quote is not closed",
                "web { description = x } | nothing says what the instance is",
                "web { type = process } | a process instance needs a command",
                "web { fsroot = /x } | instances of type vps are not supported by this vpsd",
                "web = 3 | expected a section, got an integer",
                "\"a/b\" { command = x } | the name contains '/'",
            })
    void saysWhatIsWrong(String text, String message) throws IOException {
        write("web", text);
        Configuration configuration = read();
        assertThat(configuration.instances()).isEmpty();
        assertThat(configuration.problems())
                .extracting(Problem::message)
                .anyMatch(m -> m.startsWith(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b  c | a,b,c",
                "a 'b c' | a,b c",
                "a \"b \\\" c\" | a,b \" c",
                "a b\\ c | a,b c",
                "a '' | a,",
                "a $HOME | a,$HOME",
            })
    void splitsACommandAsAShellDoes(String line, String words) {
        assertThat(CommandWords.split(line)).isEqualTo(List.of(words.split(",", -1)));
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.createDirectories(directory.resolve(name)).resolve("config");
        Files.writeString(file, text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private Configuration read() {
        return new ConfigReader(Set.of(InstanceType.PROCESS)).read(directory);
    }

    private static List<String> names(Configuration configuration) {
        return configuration.instances().stream().map(i -> i.name().value()).toList();
    }
}
