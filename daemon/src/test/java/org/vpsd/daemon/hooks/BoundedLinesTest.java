package org.vpsd.daemon.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    private final List<String> lines = new ArrayList<>();

    private List<String> linesOf(byte[] bytes) {
        lines.clear();
        BoundedLines bounded = new BoundedLines(lines::add);
        bounded.write(bytes, 0, bytes.length);
        bounded.close();
        return lines;
    }

    private List<String> linesOf(String text) {
        return linesOf(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cutsAtLineEnds() {
        assertThat(linesOf("a\n\nbc\nlast")).containsExactly("a", "", "bc", "last");
    }

    @Test
    void hasNoLineWhereThereIsNothing() {
        assertThat(linesOf("")).isEmpty();
    }

    @Test
    void aLineOfTheGreatestLengthIsWhole() {
        String longest = "x".repeat(BoundedLines.MAX_LINE);

        assertThat(linesOf(longest + "\nnext\n")).containsExactly(longest, "next");
    }

    @Test
    void splitsLongLinesBetweenCharacters() {
        for (String character : List.of("x", "é", "€", "𝄞")) {
            for (int offset = 0; offset < 4; offset++) {
                String text = ".".repeat(offset) + character.repeat(BoundedLines.MAX_LINE + 1);
                assertThat(String.join("", linesOf(text))).isEqualTo(text);
                assertThat(lines).hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void replacesWhatIsNotUtf8() {
        assertThat(linesOf(new byte[] {'a', (byte) 0xFF, 'b', '\n', (byte) 0xE2, (byte) 0x82}))
                .containsExactly("a\uFFFDb", "\uFFFD");
    }

    @Test
    void continuationBytesWithoutEndAreSplitAnyway() {
        byte[] bytes = new byte[3 * BoundedLines.MAX_LINE];
        Arrays.fill(bytes, (byte) 0x80);

        assertThat(String.join("", linesOf(bytes))).hasSize(bytes.length);
    }

    @Test
    void tellsHowMuchItDropped() {
        String line = "x".repeat(1023) + "\n";

        assertThat(linesOf(line.repeat(2048))).last().asString().startsWith("(");
        assertThat(lines.stream().mapToLong(String::length).sum())
                .isLessThanOrEqualTo(BoundedLines.MAX_TOTAL);
    }

    @Test
    void doesNotCareHowTheOutputComes() {
        Random random = new Random(25);
        for (int round = 0; round < 50; round++) {
            byte[] bytes = randomText(random).getBytes(StandardCharsets.UTF_8);
            List<String> expected = List.copyOf(linesOf(bytes));

            lines.clear();
            BoundedLines other = new BoundedLines(lines::add);
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(bytes.length - at, 1 + random.nextInt(3000));
                other.write(bytes, at, count);
                at += count;
            }
            other.close();

            assertThat(lines).as("round %d", round).isEqualTo(expected);
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append("aé€𝄞".repeat(random.nextInt(2000)));
            text.append(random.nextBoolean() ? "\n" : "");
        }
        return text.toString();
    }
}
