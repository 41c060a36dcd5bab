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
                "config       | `a = \"é\";\n`"
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

    @ParameterizedTest
    @CsvSource({
        "yaml, 'the format yaml is not supported yet; use json, which YAML includes'",
        "xml, 'unknown format xml; the formats are json, compact_json and config'"
    })
    void refusesFormatsInWords(String format, String message) {
        assertThat(run("", "-f", format)).isEqualTo(1);
        assertThat(text(err)).startsWith("jucl: " + message + "\n");
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
