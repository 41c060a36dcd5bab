package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever the input, parsing ends with a value or a {@link UclException}. */
class GarbageTest {

    private static final int ROUNDS = 30_000;
    private static final Duration NEVER_A_HANG = Duration.ofMinutes(2);

    private static final String[] TOKENS = {
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "'",
        "\\",
        "\\u",
        "\\ud8",
        "/*",
        "*/",
        "#",
        "<<E\n",
        "\nE\n",
        "=",
        ":",
        ";",
        ",",
        ".",
        ".include ",
        ".inherit ",
        ".priority ",
        ".load(key=k)",
        "$",
        "${",
        "-",
        "0x",
        "1e",
        "9",
        "kb",
        "min",
        "true",
        "null",
        " ",
        "\t",
        "\n",
        "\r",
        "\0",
        "\u001f",
        "\ud800",
        "é",
        "k"
    };

    @Test
    void mutatedTextsGiveAValueOrAnError() throws Exception {
        List<String> seeds = seeds();
        Random random = new Random(3);
        UclParser parser = UclParser.builder().variable("ABI", "x").maxIncludeDepth(0).build();

        int[] outcomes =
                Assertions.assertTimeoutPreemptively(
                        NEVER_A_HANG,
                        () -> {
                            int[] counts = new int[2];
                            for (int i = 0; i < ROUNDS; i++) {
                                String seed = seeds.get(random.nextInt(seeds.size()));
                                counts[outcome(parser, mutate(seed, random))]++;
                            }
                            return counts;
                        });

        assertThat(outcomes[0]).as("texts that were read").isGreaterThan(ROUNDS / 100);
        assertThat(outcomes[1]).as("texts that were refused").isGreaterThan(ROUNDS / 100);
    }

    @Test
    void garbageBytesGiveAValueOrAnError() {
        Random random = new Random(4);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(outcome(bytes)).isBetween(0, 1);
        }
    }

    private static int outcome(byte[] bytes) {
        try {
            UclParser.builder().build().parse(new java.io.ByteArrayInputStream(bytes), "t");
            return 0;
        } catch (UclException e) {
            assertThat(e.report()).startsWith("t:");
            return 1;
        }
    }

    /** 0 when both readers or UCL alone read the text, 1 when UCL refuses it. */
    private static int outcome(UclParser parser, String text) {
        try {
            Json.parse(text, "t");
        } catch (UclException e) {
            assertThat(e.report()).startsWith("t:");
        }
        try {
            UclObject value = parser.parse(text, "t");
            for (UclEmitter.Format format : UclEmitter.Format.values()) {
                assertThat(UclEmitter.emit(value, format)).isNotNull();
            }
            return 0;
        } catch (UclException e) {
            assertThat(e.report()).startsWith("t:");
            return 1;
        }
    }

    private static String mutate(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(5));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.setLength(from);
                case 2 -> text.insert(from, text.substring(from, to));
                default -> text.insert(from, TOKENS[random.nextInt(TOKENS.length)]);
            }
        }
        return text.toString();
    }

    private static List<String> seeds() throws Exception {
        Path data =
                Path.of(
                        Objects.requireNonNull(GarbageTest.class.getResource("/ucl-conformance"))
                                .toURI());
        List<String> seeds = new ArrayList<>();
        seeds.add("{\"a\":[1,-2.5e3,\"x\\u00e9\",true,false,null,{\"b\":{}}]}");
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (file.toString().endsWith(".in") && !file.endsWith("22.in")) {
                    seeds.add(Files.readString(file));
                }
            }
        }
        return seeds;
    }
}
