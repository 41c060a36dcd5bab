package org.vpsd.daemon.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as sh(1) does: blanks separate, quotes and the backslash keep
 * characters together. Nothing is expanded: {@code $}, {@code *}, {@code |} and their like stand
 * for themselves.
 */
final class CommandWords {

    private static final String QUOTED_WITHIN_DOUBLE = "$`\"\\";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandWords(String text) {
        this.text = text;
    }

    /**
     * The words of a command line; none if it is blank.
     *
     * @throws UnfinishedCommandException if a quote is not closed or the last backslash quotes
     *     nothing
     */
    static List<String> split(String commandLine) throws UnfinishedCommandException {
        return new CommandWords(commandLine).split();
    }

    private List<String> split() throws UnfinishedCommandException {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> endWord();
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> backslash();
                default -> append(c);
            }
        }
        endWord();
        return List.copyOf(words);
    }

    private void append(char c) {
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

    private void singleQuoted() throws UnfinishedCommandException {
        int close = text.indexOf('\'', at);
        if (close < 0) {
            throw UnfinishedCommandException.quote('\'', at);
        }
        inWord = true;
        word.append(text, at, close);
        at = close + 1;
    }

    private void doubleQuoted() throws UnfinishedCommandException {
        int open = at;
        inWord = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == '\\' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            } else if (c == '\\'
                    && at < text.length()
                    && QUOTED_WITHIN_DOUBLE.indexOf(text.charAt(at)) >= 0) {
                append(text.charAt(at++));
            } else {
                append(c);
            }
        }
        throw UnfinishedCommandException.quote('"', open);
    }

    /** A backslash quotes the next character; with a newline it is nothing at all. */
    private void backslash() throws UnfinishedCommandException {
        if (at == text.length()) {
            throw UnfinishedCommandException.backslash();
        }
        char c = text.charAt(at++);
        if (c != '\n') {
            append(c);
        }
    }
}
