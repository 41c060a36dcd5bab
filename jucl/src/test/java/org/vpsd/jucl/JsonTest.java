package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @MethodSource("accepted")
    void accepts(String text) throws UclException {
        UclValue value = Json.parse(text, "t");

        assertThat(Json.parse(Json.write(value), "t")).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String text) {
        UclException error = error(text, JsonLimits.DEFAULT);

        assertThat(error.getMessage()).startsWith("t:").doesNotContain("\n");
    }

    private static Stream<String> accepted() throws IOException {
        return cases("/json/accept.txt");
    }

    private static Stream<String> refused() throws IOException {
        return cases("/json/refuse.txt");
    }

    private static Stream<String> cases(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(JsonTest.class.getResourceAsStream(resource))) {
            String data = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = data.lines().filter(line -> !line.startsWith("##")).toList();
            return lines.stream().map(JsonTest::decode);
        }
    }

    private static String decode(String line) {
        return URLDecoder.decode(line.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void readsIntegers(String text, long expected) throws UclException {
        assertThat(Json.parse(text, "t")).isEqualTo(new UclInteger(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, 9.223372036854775807e18",
        "-9223372036854775809, -9.223372036854775807e18",
        "1.0, 1",
        "1e2, 100",
        "-0.0, -0.0"
    })
    void readsReals(String text, double expected) throws UclException {
        assertThat(Json.parse(text, "t")).isEqualTo(new UclReal(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,]     | t:1:4: expected a value, got \"]\"",
                "{\"a\" 1} | t:1:6: expected \":\" after the key, got \"1\"",
                "{a:1}    | t:1:2: expected a key in double quotes, got \"a\"",
                "[1 2]    | t:1:4: expected \",\" or \"]\", got \"2\"",
                "[1] 2    | t:1:5: expected the end of the text after the value, got \"2\"",
                "[        | t:1:2: expected a value, got the end of the text",
                "-a       | t:1:2: expected a digit, got \"a\"",
                "012      | t:1:1: a number must not start with 0",
                "1e999    | t:1:1: the number is out of range; the largest is 1.7e308",
                "{\"a\":1,\"a\":2} | t:1:8: duplicate key \"a\"",
                "\"\\x\" | t:1:2: unknown escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThat(error(text, JsonLimits.DEFAULT)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void boundsTheDepth(String open) throws UclException {
        String close = open.equals("[") ? "]" : "}";
        String inner = "1";
        String deepest = open.repeat(64) + inner + close.repeat(64);

        assertThat(Json.write(Json.parse(deepest, "t"))).isEqualTo(deepest);
        assertThat(error(open.repeat(100_000), JsonLimits.DEFAULT))
                .hasMessageEndingWith("nested too deeply; the limit is 64 levels");
        assertThat(error("[[1]]", new JsonLimits(1, 100)))
                .hasMessage("t:1:2: nested too deeply; the limit is 1 levels");
    }

    @Test
    void siblingsDoNotCountAsNesting() throws UclException {
        String text = "[" + "[],{\"a\":[]},".repeat(100) + "[]]";

        assertThat(Json.write(Json.parse(text, "t"))).isEqualTo(text);
    }

    @Test
    void readsTheDeepestNestingThatCanBeAskedFor() throws UclException {
        int depth = Limits.DEEPEST;
        String text = "[".repeat(depth) + "]".repeat(depth);

        assertThat(Json.write(Json.parse(text, "t", new JsonLimits(depth, 2 * depth))))
                .isEqualTo(text);
    }

    @Test
    void boundsTheLength() throws UclException {
        assertThat(Json.parse("\"abc\"", "t", new JsonLimits(1, 5)))
                .isEqualTo(new UclString("abc"));
        assertThat(error("\"abcd\"", new JsonLimits(1, 5)))
                .hasMessage("t:1:1: the text has 6 characters, the limit is 5");
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new JsonLimits(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("depth must be from 1 to 512, got 0");
        assertThatThrownBy(() -> new JsonLimits(513, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JsonLimits(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must be positive, got 0");
    }

    @Test
    void writesOneLineWithoutBlanks() throws Exception {
        UclObject value =
                UclObject.builder()
                        .put("text", "a\n\"\\\u0001\u007f\ud800 é")
                        .put("number", -5)
                        .put("real", new UclReal(1e-7))
                        .put("nan", new UclReal(Double.NaN))
                        .put("time", new UclTime(90))
                        .put("flag", true)
                        .putNull("none")
                        .put("list", new UclArray(List.of(new UclInteger(1), new UclString(""))))
                        .put("empty", UclObject.builder().build())
                        .build();
        StringBuilder out = new StringBuilder();

        Json.write(value, out);

        assertThat(out)
                .hasToString(
                        "{\"text\":\"a\\n\\\"\\\\\\u0001\\u007F\\uD800 é\",\"number\":-5,"
                                + "\"real\":1.0E-7,\"nan\":null,\"time\":90.0,\"flag\":true,"
                                + "\"none\":null,\"list\":[1,\"\"],\"empty\":{}}");
    }

    private static UclException error(String text, JsonLimits limits) {
        return Objects.requireNonNull(
                catchThrowableOfType(UclException.class, () -> Json.parse(text, "t", limits)));
    }
}
