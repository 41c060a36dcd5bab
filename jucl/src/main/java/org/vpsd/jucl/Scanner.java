package org.vpsd.jucl;

/**
 * A cursor over a text: looks, skips space and comments, and knows lines and columns.
 *
 * <p>Lines are counted only when a position is asked for, by jumping from newline to newline.
 */
final class Scanner {

    /** What {@link #peek()} gives at the end. No text has it: {@link UclParser} refuses NUL. */
    static final char END = '\0';

    final String text;
    final int end;
    int pos;

    private final Source source;
    private int line;
    private int lineStart;
    private int lineEnd;

    Scanner(Source source, String text) {
        this(source, text, 0, text.length(), 1, 0);
    }

    private Scanner(Source source, String text, int pos, int end, int line, int lineStart) {
        this.source = source;
        this.text = text;
        this.pos = pos;
        this.end = end;
        startLine(line, lineStart);
    }

    /** A cursor over a part of the text, with the same lines and columns. */
    Scanner slice(int from, int to) {
        position(from);
        return new Scanner(source, text, from, to, line, lineStart);
    }

    boolean atEnd() {
        return pos >= end;
    }

    /** The character at the cursor, or {@link #END}. */
    char peek() {
        return pos < end ? text.charAt(pos) : END;
    }

    /** The character after that, or {@link #END}. */
    char peekNext() {
        return pos + 1 < end ? text.charAt(pos + 1) : END;
    }

    boolean atComment() {
        return isComment(pos);
    }

    boolean isComment(int at) {
        if (at >= end) {
            return false;
        }
        char c = text.charAt(at);
        return c == '#' || (c == '/' && at + 1 < end && text.charAt(at + 1) == '*');
    }

    /** Skips blanks on the line. */
    void skipBlanks() {
        while (pos < end && Chars.isBlank(text.charAt(pos))) {
            pos++;
        }
    }

    /** Skips white space, newlines and comments. */
    void skipSpace() throws UclException {
        for (; ; ) {
            while (pos < end && Chars.isSpace(text.charAt(pos))) {
                pos++;
            }
            if (!atComment()) {
                return;
            }
            skipComment();
        }
    }

    /** Skips the comment at the cursor; the newline that ends a line comment stays. */
    void skipComment() throws UclException {
        if (peek() == '#') {
            int newline = text.indexOf('\n', pos, end);
            pos = newline < 0 ? end : newline;
        } else {
            skipBlockComment();
        }
    }

    /** Block comments nest, and one has no end inside double quotes, as in libucl. */
    private void skipBlockComment() throws UclException {
        int start = pos;
        int depth = 0;
        boolean quoted = false;
        while (pos < end) {
            char c = text.charAt(pos++);
            if (c == '"' && text.charAt(pos - 2) != '\\') {
                quoted = !quoted;
            } else if (!quoted && c == '/' && peek() == '*') {
                pos++;
                depth++;
            } else if (!quoted && c == '*' && peek() == '/') {
                pos++;
                if (--depth == 0) {
                    return;
                }
            }
        }
        throw error(start, "this comment has no end; close it with \"*/\"");
    }

    /** Where an offset of the text is. */
    Position position(int offset) {
        if (offset < lineStart) {
            startLine(1, 0);
        }
        while (lineEnd < offset) {
            startLine(line + 1, lineEnd + 1);
        }
        return new Position(source, line, offset - lineStart + 1);
    }

    private void startLine(int number, int start) {
        int newline = text.indexOf('\n', start);
        line = number;
        lineStart = start;
        lineEnd = newline < 0 ? Integer.MAX_VALUE : newline;
    }

    /** An error at an offset of the text. */
    UclException error(int offset, String detail) {
        return new UclException(position(offset), detail);
    }

    /** The character at an offset as a message shows it. */
    String found(int offset) {
        if (offset >= end) {
            return "the end of the text";
        }
        char c = text.charAt(offset);
        if (c == '\n' || c == '\r') {
            return "the end of the line";
        }
        if (c == '"') {
            return "'\"'";
        }
        StringBuilder out = new StringBuilder();
        JsonStrings.quote(out, String.valueOf(c));
        return out.toString();
    }
}
