package org.vpsd.daemon.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as a shell does: blanks part them, quotes and backslashes hold
 * them together. Nothing is expanded.
 */
final class CommandWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandWords(String text) {
        this.text = text;
    }

    /**
     * The words.
     *
     * @throws IllegalArgumentException with a phrase for people, if a quote is not closed
     */
    static List<String> split(String text) {
        CommandWords words = new CommandWords(text);
        words.run();
        return words.words;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> endWord();
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> add(escaped());
                default -> add(c);
            }
        }
        endWord();
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private char escaped() {
        if (at == text.length()) {
            throw new IllegalArgumentException("it ends with a backslash");
        }
        return text.charAt(at++);
    }

    private void singleQuoted() {
        int end = text.indexOf('\'', at);
        if (end < 0) {
            throw new IllegalArgumentException("a single quote is not closed");
        }
        inWord = true;
        word.append(text, at, end);
        at = end + 1;
    }

    /** Within double quotes a backslash only escapes what would be special there. */
    private void doubleQuoted() {
        inWord = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            boolean escapes =
                    c == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0;
            word.append(escapes ? text.charAt(at++) : c);
        }
        throw new IllegalArgumentException("a double quote is not closed");
    }
}
