package org.vpsd.jucl;

/** Reads keys and what stands between a key and its value. */
final class Keys {

    private final Scanner in;
    private final boolean lowerCase;

    Keys(Scanner in, boolean lowerCase) {
        this.in = in;
        this.lowerCase = lowerCase;
    }

    /** Reads the key at the cursor, in double quotes or without. */
    String read() throws UclException {
        int start = in.pos;
        String key = in.peek() == '"' ? QuotedStrings.read(in, false) : bare();
        if (key.isEmpty()) {
            throw in.error(start, "a key must not be empty");
        }
        return lowerCase ? Chars.lowerCase(key) : key;
    }

    private String bare() throws UclException {
        int start = in.pos;
        if (!Chars.isKeyStart(in.peek())) {
            throw in.error(
                    start,
                    "expected a key, got "
                            + in.found(start)
                            + "; put a key with such a character in double quotes");
        }
        while (in.pos < in.end && Chars.isKey(in.text.charAt(in.pos))) {
            in.pos++;
        }
        if (!isKeyEnd(in.peek())) {
            throw in.error(
                    in.pos,
                    "expected a blank, \"=\" or \":\" after the key, got " + in.found(in.pos));
        }
        return in.text.substring(start, in.pos);
    }

    private static boolean isKeyEnd(char c) {
        return c == '=' || c == ':' || Chars.isBlank(c);
    }

    /** Skips to the value; true when there was a {@code =} or {@code :}. */
    boolean separator() throws UclException {
        boolean separated = false;
        for (; ; ) {
            in.skipBlanks();
            char c = in.peek();
            if (c == '=' || c == ':') {
                if (separated) {
                    throw in.error(in.pos, "expected a value, got a second \"" + c + "\"");
                }
                separated = true;
                in.pos++;
            } else if (in.atComment()) {
                in.skipComment();
            } else {
                return separated;
            }
        }
    }

    /**
     * True when another key follows, as in {@code section "a" "b" { }}: a bracket opens later on
     * the line, before the end of a value. Quoted strings and comments do not count.
     */
    boolean anotherFollows() throws UclException {
        char first = in.peek();
        if (first == '{' || first == '[') {
            return false;
        }
        int start = in.pos;
        boolean found = bracketOnLine();
        in.pos = start;
        return found;
    }

    private boolean bracketOnLine() throws UclException {
        while (!in.atEnd()) {
            char c = in.peek();
            switch (c) {
                case '{', '[' -> {
                    return true;
                }
                case ',', ';', '\n', '\r', '#' -> {
                    return false;
                }
                case '"' -> skipQuoted();
                default -> {
                    if (in.atComment()) {
                        in.skipComment();
                    } else {
                        in.pos++;
                    }
                }
            }
        }
        return false;
    }

    /** Skips past the closing quote, or to the end of the line. */
    private void skipQuoted() {
        in.pos++;
        while (!in.atEnd() && in.peek() != '\n') {
            char c = in.text.charAt(in.pos++);
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                in.pos++;
            }
        }
    }
}
