package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a text can be wrong, with the whole report. */
class ErrorsTest {

    @ParameterizedTest
    @MethodSource("texts")
    void areReportedWithTheirPlace(String text, String report) {
        assertThat(Texts.error(text).report()).isEqualTo(report);
    }

    private static Stream<Arguments> texts() {
        return Stream.of(
                wrong(
                        "k",
                        "t:1:2: expected a blank, \"=\" or \":\" after the key, got the end of the"
                                + " text",
                        "k",
                        " ^"),
                wrong(
                        "k\n",
                        "t:1:2: expected a blank, \"=\" or \":\" after the key, got the end of the"
                                + " line",
                        "k",
                        " ^"),
                wrong(
                        "k{",
                        "t:1:2: expected a blank, \"=\" or \":\" after the key, got \"{\"",
                        "k{",
                        " ^"),
                wrong("a = 1\n k = ", "t:2:2: key \"k\" has no value", " k = ", " ^"),
                wrong("k = \n\n", "t:3:1: key \"k\" has no value", "", "^"),
                wrong("k = = 1", "t:1:5: expected a value, got a second \"=\"", "k = = 1", "    ^"),
                wrong("k := 1", "t:1:4: expected a value, got a second \"=\"", "k := 1", "   ^"),
                wrong(
                        "k = ;",
                        "t:1:5: expected a value, got \";\"; write \"\" for none",
                        "k = ;",
                        "    ^"),
                wrong(
                        "*k = 1",
                        "t:1:1: expected a key, got \"*\"; put a key with such a character in"
                                + " double quotes",
                        "*k = 1",
                        "^"),
                wrong("\"\" = 1", "t:1:1: a key must not be empty", "\"\" = 1", "^"),
                wrong("\t\"k", "t:1:2: this string has no end; close it with '\"'", "\t\"k", "\t^"),
                wrong(
                        "k = \"a\nb\"",
                        "t:1:7: a string in double quotes ends on its line; write a newline as \\n",
                        "k = \"a",
                        "      ^"),
                wrong(
                        "k = \"a\tb\"",
                        "t:1:7: raw control character \"\\t\" in a string; write it as an escape",
                        "k = \"a\tb\"",
                        "      ^"),
                wrong(
                        "k = \"a\\",
                        "t:1:5: this string has no end; close it with '\"'",
                        "k = \"a\\",
                        "    ^"),
                wrong(
                        "k = \"\\u12g4\"",
                        "t:1:6: \\u needs four hexadecimal digits",
                        "k = \"\\u12g4\"",
                        "     ^"),
                wrong(
                        "k = \\u12",
                        "t:1:5: \\u needs four hexadecimal digits",
                        "k = \\u12",
                        "    ^"),
                wrong(
                        "k = 'a\\'",
                        "t:1:5: this string has no end; close it with \"'\"",
                        "k = 'a\\'",
                        "    ^"),
                wrong(
                        "k = <<EOD\na\nEODE",
                        "t:1:5: this heredoc has no end; write EOD on a line of its own after it",
                        "k = <<EOD",
                        "    ^"),
                wrong(
                        "k = <<EOD\nEOD",
                        "t:1:5: this heredoc has no end; write EOD on a line of its own after it",
                        "k = <<EOD",
                        "    ^"),
                wrong(
                        "k = \"a\" b",
                        "t:1:9: expected a newline, \",\" or \";\" after the value, got \"b\"",
                        "k = \"a\" b",
                        "        ^"),
                wrong(
                        "a { b = 1",
                        "t:1:3: this \"{\" is never closed; add the missing \"}\"",
                        "a { b = 1",
                        "  ^"),
                wrong(
                        "{ a = 1",
                        "t:1:1: this \"{\" is never closed; add the missing \"}\"",
                        "{ a = 1",
                        "^"),
                wrong(
                        "a = [ 1,",
                        "t:1:5: this \"[\" is never closed; add the missing \"]\"",
                        "a = [ 1,",
                        "    ^"),
                wrong(
                        "a = 1 }",
                        "t:1:7: this \"}\" closes nothing; remove it",
                        "a = 1 }",
                        "      ^"),
                wrong(
                        "a = [ 1 }",
                        "t:1:9: expected a value or \"]\", got \"}\"",
                        "a = [ 1 }",
                        "        ^"),
                wrong(
                        "a { b = 1 ]",
                        "t:1:11: this \"]\" closes nothing; remove it",
                        "a { b = 1 ]",
                        "          ^"),
                wrong(
                        "a b = [ 1 ]",
                        "t:1:3: the nested key \"b\" takes no \"=\" or \":\"; put braces around it",
                        "a b = [ 1 ]",
                        "  ^"),
                wrong("[1]", "t:1:1: expected keys, got an array; give it a key", "[1]", "^"),
                wrong(
                        "{a=1} b=2",
                        "t:1:7: expected the end of the text after its closing brace, got \"b\"",
                        "{a=1} b=2",
                        "      ^"),
                wrong(
                        "a = 1 /* b",
                        "t:1:7: this comment has no end; close it with \"*/\"",
                        "a = 1 /* b",
                        "      ^"),
                wrong(
                        "a = \0",
                        "t:1:5: the text has a NUL character; is it a text file?",
                        "a = ?",
                        "    ^"),
                wrong(
                        "s foo\n{ a = 1 }",
                        "t:2:1: expected a key, got \"{\"; put a key with such a character in"
                                + " double quotes",
                        "{ a = 1 }",
                        "^"));
    }

    private static Arguments wrong(String text, String message, String line, String caret) {
        return Arguments.of(text, message + "\n" + line + "\n" + caret);
    }

    @Test
    void ofLongLinesShowTheNeighbourhood() {
        String report = Texts.error("k = " + "x".repeat(300) + "; *").report();

        assertThat(report.lines().skip(1))
                .containsExactly("x".repeat(58) + "; *", " ".repeat(60) + "^");
    }

    @Test
    void ofBytesThatAreNotUtf8TellThePlace() {
        byte[] bytes = "# é\nk = a".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xc3;

        assertThat(error(new ByteArrayInputStream(bytes)))
                .hasMessage("t:2:5: the text is not UTF-8, got the byte 0xc3; save it as UTF-8");
    }

    @Test
    void areNotGivenForARealReplacementCharacter() throws UclException {
        byte[] bytes = "k = \ufffd".getBytes(StandardCharsets.UTF_8);

        assertThat(
                        UclParser.builder()
                                .build()
                                .parse(new ByteArrayInputStream(bytes), "t")
                                .string("k"))
                .contains("\ufffd");
    }

    @Test
    void ofTheStreamAreOfTheSameKind() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();

        assertThat(error(closed)).hasMessage("t:1:1: cannot read t: Stream closed");
    }

    private static UclException error(InputStream stream) {
        return Objects.requireNonNull(
                Assertions.catchThrowableOfType(
                        UclException.class, () -> UclParser.builder().build().parse(stream, "t")));
    }

    @Test
    void areOneLineWithoutControlCharactersWhateverTheTextHas() {
        assertThat(Texts.error("\"a\\nb\\u001b\" = 1\n.\u0007x y"))
                .hasMessage(
                        "t:2:1: .?x: unknown macro; put a key that starts with a dot in double"
                                + " quotes");
    }
}
