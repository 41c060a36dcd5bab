package org.vpsd.daemon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a log as it is. */
class LogTailTest {

    @TempDir private Path directory;

    private List<String> last(int lines, String content) throws IOException {
        Path file = Files.writeString(directory.resolve("web.log"), content);
        List<String> result = new ArrayList<>();
        new LogTail(file).print(lines, result::add);
        return result;
    }

    @Test
    void nothingOfAMissingLog() throws IOException {
        List<String> lines = new ArrayList<>();
        new LogTail(directory.resolve("none.log")).print(10, lines::add);

        assertThat(lines).isEmpty();
    }

    @Test
    void theLastLines() throws IOException {
        assertThat(last(2, "a\nb\nc\n")).containsExactly("b", "c");
        assertThat(last(2, "a\n\n\n")).containsExactly("", "");
        assertThat(last(9, "a\nb\n")).containsExactly("a", "b");
        assertThat(last(0, "a\nb\n")).isEmpty();
        assertThat(last(3, "")).isEmpty();
    }

    @Test
    void anUnfinishedLineIsALine() throws IOException {
        assertThat(last(2, "a\nb\nc")).containsExactly("b", "c");
        assertThat(last(1, "c")).containsExactly("c");
    }

    @Test
    void asManyAsASinkWants() throws IOException {
        Path file = Files.writeString(directory.resolve("web.log"), "line\n".repeat(100_000));
        List<String> lines = new ArrayList<>();

        new LogTail(file)
                .print(
                        100_000,
                        new LogTail.Sink() {
                            @Override
                            public void accept(String line) {
                                lines.add(line);
                            }

                            @Override
                            public boolean wantsMore() {
                                return lines.isEmpty();
                            }
                        });

        assertThat(lines).isNotEmpty().hasSizeLessThan(100_000);
    }

    @Test
    void anEndlessLineIsReadWithinBounds() throws IOException {
        List<String> lines = last(2, "€".repeat(1_000_000));

        assertThat(lines.stream().mapToInt(String::length).sum())
                .isLessThanOrEqualTo(2 * LineCutter.MAX_LINE);
        assertThat(lines.getLast()).endsWith("€");
    }

    @Test
    void longLinesAreSplitBetweenCharacters() throws IOException {
        String text = "𝄞".repeat(100_000);

        List<String> lines = last(20, "." + text + "\nnext\n");

        assertThat(lines).hasSize(5).last().isEqualTo("next");
        assertThat(String.join("", lines.subList(0, 4))).isEqualTo("." + text);
    }

    @Test
    void isWhatReadingEverythingWouldTell() throws IOException {
        Random random = new Random(25);
        for (int round = 0; round < 200; round++) {
            String content = randomContent(random);
            List<String> all = content.lines().toList();
            int count = random.nextInt(40);

            assertThat(last(count, content))
                    .as("round %d", round)
                    .isEqualTo(all.subList(Math.max(0, all.size() - count), all.size()));
        }
    }

    private static String randomContent(Random random) {
        StringBuilder content = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            content.append("xé€𝄞".repeat(random.nextInt(random.nextInt(8) == 0 ? 6000 : 20)));
            content.append('\n');
        }
        content.append(random.nextBoolean() ? "unfinished" : "");
        return content.toString();
    }

    @Test
    void whatIsNotUtf8IsReplaced() throws IOException {
        Path file = directory.resolve("binary.log");
        Files.write(file, new byte[] {'a', (byte) 0xFF, '\n', 'b', (byte) 0xE2, (byte) 0x82});
        List<String> lines = new ArrayList<>();

        new LogTail(file).print(9, lines::add);

        assertThat(lines).containsExactly("a\uFFFD", "b\uFFFD");
    }
}
