package org.vpsd.jucl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "json         | `{\n    \"a\": \"é\"\n}\n`",
                "compact_json | `{\"a\":\"é\"}\n`",
                "config       | `a = \"é\";\n`",
                "ucl          | `a = \"é\";\n`",
                "yaml         | `a: \"é\"\n`"
            })
    void writesTheFormatAskedFor(String format, String expected) {
        assertThat(run("a = é", "--format", format)).isZero();
        assertThat(text(out)).isEqualTo(expected);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void readsAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("f"), "a = $FILENAME");

        assertThat(run("", "-f", "compact_json", "-i", file.toString())).isZero();
        assertThat(text(out)).isEqualTo("{\"a\":\"" + file.toRealPath() + "\"}\n");
    }

    @Test
    void writesNothingWhenItChecks() {
        assertThat(run("a = 1", "--check", "--in", "-")).isZero();
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).isEmpty();
    }

    @Test
    void reportsAnErrorWithACaret() {
        assertThat(run("a = 1\n} b", "--check")).isEqualTo(1);
        assertThat(text(out)).isEmpty();
        assertThat(text(err))
                .isEqualTo("<stdin>:2:1: this \"}\" closes nothing; remove it\n} b\n^\n");
    }

    @Test
    void reportsAFileThatIsAbsent() {
        assertThat(run("", "--in", "/no/such/file")).isEqualTo(1);
        assertThat(text(err))
                .isEqualTo("/no/such/file:1:1: cannot read /no/such/file: there is no such file\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--colour, unknown argument --colour",
        "--in, --in needs a value",
        "--format=yaml, unknown argument --format=yaml"
    })
    void refusesWrongArguments(String argument, String message) {
        assertThat(run("", argument)).isEqualTo(1);
        assertThat(text(err)).isEqualTo("jucl: " + message + "\n" + Options.USAGE);
    }

    @Test
    void refusesAnUnknownFormat() {
        assertThat(run("", "-f", "xml")).isEqualTo(1);
        assertThat(text(err))
                .startsWith(
                        "jucl: unknown format xml; the formats are json, compact_json, config and"
                                + " yaml\n");
    }

    @Test
    void readsAnArrayAtTheTop() {
        assertThat(run("[1, 2]", "-f", "compact_json")).isZero();
        assertThat(text(out)).isEqualTo("[1,2]\n");
    }

    @Test
    void writesToAFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("out");

        assertThat(run("a = é", "-o", file.toString())).isZero();
        assertThat(text(out)).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("{\n    \"a\": \"é\"\n}\n");
        assertThat(run("a = 1", "-o", directory.resolve("no/out").toString())).isEqualTo(1);
        assertThat(text(err))
                .isEqualTo(
                        "jucl: cannot write the output: "
                                + directory.resolve("no/out")
                                + ": there is no such directory\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void explainsItself(String option) {
        assertThat(run("", option)).isZero();
        assertThat(text(out)).isEqualTo(Options.USAGE);
    }

    private int run(String input, String... args) {
        return Main.run(
                args,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
