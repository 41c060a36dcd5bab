package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            value = {
                "sleep 5                      => [sleep][5]",
                "sh -c 'while :; do :; done'  => [sh][-c][while :; do :; done]",
                "a   b                        => [a][b]",
                "'' \"\"                      => [][]",
                "a''b\"c\"d                   => [abcd]",
                "a\\ b \\'c \\\\               => [a b]['c][\\]",
                "\"a \\\" \\\\ \\$ \\` \\n\"       => [a \" \\ $ ` \\n]",
                "'a \\'                       => [a \\]",
                "echo $HOME * | & ;           => [echo][$HOME][*][|][&][;]",
                "echo #no comment             => [echo][#no][comment]",
            })
    void splitsAsAShellDoes(String line, String words) throws UnfinishedCommandException {
        assertThat(shown(CommandWords.split(line))).isEqualTo(words);
    }

    private static String shown(List<String> words) {
        StringBuilder out = new StringBuilder();
        words.forEach(word -> out.append('[').append(word).append(']'));
        return out.toString();
    }

    @Test
    void blanksAndLineBreaksSeparateAndAnEscapedLineBreakIsNothing()
            throws UnfinishedCommandException {
        assertThat(CommandWords.split("a\tb\nc\r\nd")).containsExactly("a", "b", "c", "d");
        assertThat(CommandWords.split("a\\\nb \"c\\\nd\" 'e\\\nf'"))
                .containsExactly("ab", "cd", "e\\\nf");
        assertThat(CommandWords.split(" \\\n ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void nothingHasNoWords(String blank) throws UnfinishedCommandException {
        assertThat(CommandWords.split(blank)).isEmpty();
    }

    @Test
    void saysWhereAQuotationBegan() {
        assertThatThrownBy(() -> CommandWords.split("sh -c 'exit"))
                .isInstanceOf(UnfinishedCommandException.class)
                .hasMessage("the quote ' at character 7 is never closed");
        assertThatThrownBy(() -> CommandWords.split("\"it's \\\""))
                .hasMessage("the quote \" at character 1 is never closed");
        assertThatThrownBy(() -> CommandWords.split("a \\"))
                .hasMessage("the backslash at its end quotes nothing");
    }

    /** Against sh(1) itself, over lines of quotes, backslashes, blanks and letters. */
    @Test
    void agreesWithTheShell() throws IOException, UnfinishedCommandException {
        Random random = new Random(20261120);
        List<String> lines = new ArrayList<>();
        while (lines.size() < 300) {
            String line = randomLine(random);
            if (isFinished(line)) {
                lines.add(line);
            }
        }
        StringBuilder expected = new StringBuilder();
        for (String line : lines) {
            expected.append(shown(CommandWords.split(line))).append('\n');
        }
        assertThat(shellWords(lines)).isEqualTo(expected.toString());
    }

    private static String randomLine(Random random) {
        String characters = "abé'\"\\ \t'\" ";
        StringBuilder line = new StringBuilder();
        int length = 1 + random.nextInt(14);
        for (int i = 0; i < length; i++) {
            line.append(characters.charAt(random.nextInt(characters.length())));
        }
        return line.toString();
    }

    private static boolean isFinished(String line) {
        try {
            CommandWords.split(line);
            return true;
        } catch (UnfinishedCommandException e) {
            return false;
        }
    }

    private static String shellWords(List<String> lines) throws IOException {
        StringBuilder script = new StringBuilder();
        for (String line : lines) {
            script.append("set -- ").append(line).append('\n');
            script.append("for w do printf '[%s]' \"$w\"; done; printf '\\n'\n");
        }
        Process shell =
                new ProcessBuilder("sh", "-c", script.toString()).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
