package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "a {", "a [", "a = [[", "a ", "a [{ b ", ".x(", "[", "/*", "'", "\""})
    void deepOpeningsAreRefused(String opening) {
        assertThat(Texts.error(opening.repeat(100_000) + "{").getMessage()).startsWith("t:1:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a {", "a [{", "a b "})
    void nestingIsBounded(String opening) {
        assertThat(Texts.error(opening.repeat(65) + "{"))
                .hasMessageContaining("nested too deeply; the limit is 64 levels");
    }

    @Test
    void nestingOfArraysIsBounded() throws UclException {
        assertThat(Texts.json("k = " + "[".repeat(64) + "]".repeat(64))).hasSize(6 + 128);
        assertThat(Texts.error("k = " + "[".repeat(65) + "]".repeat(65)))
                .hasMessage("t:1:69: nested too deeply; the limit is 64 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k {}; ", "k a {}; ", "k [[], {}]; "})
    void siblingsDoNotCountAsNesting(String text) throws UclException {
        assertThat(Texts.ucl(text.repeat(100)).list("k")).hasSize(100);
    }

    @Test
    void theDeepestNestingThatCanBeAskedForIsRead() throws UclException {
        int depth = Limits.DEEPEST;
        String text = "a {".repeat(depth) + "}".repeat(depth);
        UclObject value = UclParser.builder().maxDepth(depth).build().parse(text, "t");

        assertThat(Json.write(value)).isEqualTo("{\"a\":".repeat(depth) + "{}" + "}".repeat(depth));
    }

    @Test
    void theLengthIsBounded() throws UclException {
        UclParser parser = UclParser.builder().maxBytes(5).build();

        assertThat(parser.parse("a = 1", "t").integer("a")).hasValue(1);
        assertThatThrownBy(() -> parser.parse("a = 12", "t"))
                .isInstanceOf(UclException.class)
                .hasMessage("t:1:1: the text is too long; the limit is 5 bytes");
    }

    @Test
    void theLengthOfAStreamIsBounded() {
        InputStream stream =
                new ByteArrayInputStream("é".repeat(100).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> UclParser.builder().maxBytes(4).build().parse(stream, "t"))
                .isInstanceOf(UclException.class)
                .hasMessage("t:1:1: the text is too long; the limit is 4 bytes");
    }

    @Test
    void whatIsCopiedIsBounded() throws UclException {
        String large = "a { " + "k%d = 1; ".repeat(500).formatted(numbers(500)) + "}\n";
        assertThat(parserOf(100_000).parse(large + "b { .inherit a\n }\n".repeat(12), "t").keys())
                .hasSize(2);
        assertThatThrownBy(
                        () ->
                                parserOf(100_000)
                                        .parse(large + "b { .inherit a\n }\n".repeat(13), "t"))
                .hasMessage(
                        "t:26:5: the text copies too many members by .inherit and merges; the limit"
                                + " is 6250");
        String merged = large + "a { x = 1 }\n".repeat(13);
        assertThatThrownBy(
                        () ->
                                UclParser.builder()
                                        .maxBytes(100_000)
                                        .duplicates(DuplicatePolicy.MERGE)
                                        .build()
                                        .parse(merged, "t"))
                .hasMessageStartingWith("t:14:3: the text copies too many members");
    }

    @Test
    void repeatedKeysInMergedObjectsCountToo() {
        UclParser parser =
                UclParser.builder().maxBytes(100_000).duplicates(DuplicatePolicy.MERGE).build();
        assertThatThrownBy(() -> parser.parse("s { a = 1 }\n".repeat(1_000), "t"))
                .hasMessageStartingWith("t:113:3: the text copies too many members");
    }

    private static Object[] numbers(int count) {
        return IntStream.range(0, count).boxed().toArray();
    }

    private static UclParser parserOf(long bytes) {
        return UclParser.builder().maxBytes(bytes).build();
    }

    @Test
    void whatVariablesAddIsBounded() {
        UclParser parser = UclParser.builder().variable("V", "x".repeat(60)).maxBytes(100).build();
        assertThatThrownBy(() -> parser.parse("a = \"$V$V\"", "t"))
                .hasMessage("t:1:5: the text is too long; the limit is 100 bytes");
        assertThatThrownBy(() -> parser.parse(".x $V$V", "t"))
                .hasMessage("t:1:1: the text is too long; the limit is 100 bytes");
    }

    @Test
    void manyOpenBracesTakeNoLongTime() {
        String braces = "${".repeat(4_000_000);
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () ->
                        assertThat(Texts.valueOf("k = \"" + braces + "}\"").asText())
                                .hasSize(8_000_001));
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> UclParser.builder().maxDepth(513).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("depth must be from 1 to 512, got 513");
        assertThatThrownBy(() -> UclParser.builder().maxBytes(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bytes must be positive, got 0");
        assertThatThrownBy(() -> UclParser.builder().maxIncludeDepth(-1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("include depth must be from 0 to 512, got -1");
        assertThatThrownBy(() -> UclParser.builder().variable("", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a variable needs a name");
    }
}
