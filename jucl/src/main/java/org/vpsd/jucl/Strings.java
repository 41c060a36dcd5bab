package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/** Reads the strings of UCL: double quotes, single quotes, none, and heredocs. */
final class Strings {

    private static final int HEREDOC_MARK = 2;

    private final Scanner in;
    private final Session session;
    private final Variables variables;

    Strings(Scanner in, Session session, Variables variables) {
        this.in = in;
        this.session = session;
        this.variables = variables;
    }

    /** A string in double quotes: escapes, then variables. */
    UclString doubleQuoted() throws UclException {
        int start = in.pos;
        String value = QuotedStrings.read(in, false);
        return new UclString(expand(value, start, in.pos), in.position(start));
    }

    /**
     * A string in single quotes: only {@code \'} and a backslash before a newline mean something.
     */
    UclString singleQuoted() throws UclException {
        int start = in.pos;
        StringBuilder out = new StringBuilder();
        int i = start + 1;
        for (; i < in.end && in.text.charAt(i) != '\''; i++) {
            char c = in.text.charAt(i);
            if (c == '\\' && i + 1 < in.end) {
                i = escape(out, i + 1);
            } else {
                out.append(c);
            }
        }
        if (i >= in.end) {
            throw in.error(start, "this string has no end; close it with \"'\"");
        }
        in.pos = i + 1;
        return new UclString(out.toString(), UclString.Style.SINGLE_QUOTED, in.position(start));
    }

    /** Appends what an escaped character stands for; returns the index of its last character. */
    private int escape(StringBuilder out, int i) {
        char c = in.text.charAt(i);
        switch (c) {
            case '\'' -> out.append(c);
            case '\n' -> {}
            case '\r' -> {
                return i + 1 < in.end && in.text.charAt(i + 1) == '\n' ? i + 1 : i;
            }
            default -> out.append('\\').append(c);
        }
        return i;
    }

    /**
     * A heredoc: {@code <<}, a name in upper case and a newline; lines; the name on a line of its
     * own, which {@code ;} or {@code ,} may follow. The first line is never the end.
     *
     * @return null when the text at the cursor does not open one; the cursor stays
     */
    @Nullable UclString heredoc() throws UclException {
        int start = in.pos;
        int name = start + HEREDOC_MARK;
        int nameEnd = name;
        while (nameEnd < in.end && isUpper(in.text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (!in.text.startsWith("<<", start)
                || nameEnd == name
                || nameEnd >= in.end
                || in.text.charAt(nameEnd) != '\n') {
            return null;
        }
        int content = nameEnd + 1;
        int end = heredocEnd(content, in.text.substring(name, nameEnd));
        if (end < 0) {
            String mark = in.text.substring(name, nameEnd);
            throw in.error(
                    start,
                    "this heredoc has no end; write " + mark + " on a line of its own after it");
        }
        in.pos = end + 1 + nameEnd - name;
        String value = expand(in.text.substring(content, end), content, end);
        return new UclString(value, UclString.Style.HEREDOC, in.position(start));
    }

    private int heredocEnd(int content, String name) {
        int newline = in.text.indexOf('\n', content, in.end);
        while (newline >= 0) {
            int after = newline + 1 + name.length();
            if (after <= in.end
                    && in.text.startsWith(name, newline + 1)
                    && (after == in.end || endsHeredoc(in.text.charAt(after)))) {
                return newline;
            }
            newline = in.text.indexOf('\n', newline + 1, in.end);
        }
        return -1;
    }

    private static boolean endsHeredoc(char c) {
        return c == '\n' || c == ';' || c == ',';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /**
     * A value without quotes: a known word, or a string with escapes and variables. It ends at a
     * newline, {@code , ; #}, a comment, or a closing bracket that it did not open.
     */
    UclValue bare() throws UclException {
        int start = in.pos;
        int stop = bareEnd(start);
        in.pos = stop;
        int end = stop;
        while (end > start && Chars.isBlank(in.text.charAt(end - 1))) {
            end--;
        }
        if (end == start) {
            throw in.error(
                    start, "expected a value, got " + in.found(start) + "; write \"\" for none");
        }
        Position position = in.position(start);
        UclValue word = Words.value(in.text, start, end, position);
        if (word != null) {
            return word;
        }
        String value =
                in.text.indexOf('\\', start, end) < 0
                        ? in.text.substring(start, end)
                        : QuotedStrings.unescape(in, start, end, false);
        return new UclString(expand(value, start, end), position);
    }

    private int bareEnd(int start) {
        int braces = 0;
        int brackets = 0;
        for (int i = start; i < in.end; i++) {
            char c = in.text.charAt(i);
            switch (c) {
                case '{' -> braces++;
                case '[' -> brackets++;
                case '\\' -> i++;
                case '}' -> {
                    if (--braces < 0) {
                        return i;
                    }
                }
                case ']' -> {
                    if (--brackets < 0) {
                        return i;
                    }
                }
                default -> {
                    if (Chars.isAtomEnd(c) || in.isComment(i)) {
                        return i;
                    }
                }
            }
        }
        return in.end;
    }

    /** Expands variables where the source has a dollar sign, not where an escape stands for one. */
    private String expand(String value, int from, int to) throws UclException {
        return in.text.indexOf('$', from, to) < 0
                ? value
                : session.expand(variables, value, in.position(from));
    }
}
