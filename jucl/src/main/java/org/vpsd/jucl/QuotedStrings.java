package org.vpsd.jucl;

/**
 * Reads strings in double quotes: those of JSON, and those of UCL, which has a few more escapes.
 */
final class QuotedStrings {

    private static final int HEX_DIGITS = 4;

    private QuotedStrings() {}

    /**
     * Reads from the opening quote at the cursor past the closing one.
     *
     * @param strict true for RFC 8259; false for UCL, where a backslash before any other character
     *     stands for that character
     * @throws UclException no closing quote, a raw control character, a broken escape
     */
    static String read(Scanner in, boolean strict) throws UclException {
        String text = in.text;
        int open = in.pos;
        boolean escaped = false;
        int i = open + 1;
        for (; ; i++) {
            if (i >= in.end) {
                throw in.error(open, "this string has no end; close it with '\"'");
            }
            char c = text.charAt(i);
            if (c == '"') {
                break;
            }
            if (c < ' ') {
                throw rawControl(in, i, c);
            }
            if (c == '\\') {
                escaped = true;
                i++;
                if (i < in.end && text.charAt(i) < ' ') {
                    throw rawControl(in, i, text.charAt(i));
                }
            }
        }
        in.pos = i + 1;
        return escaped ? unescape(in, open + 1, i, strict) : text.substring(open + 1, i);
    }

    private static UclException rawControl(Scanner in, int at, char c) {
        return in.error(
                at,
                c == '\n' || c == '\r'
                        ? "a string in double quotes ends on its line; write a newline as \\n"
                        : "raw control character "
                                + in.found(at)
                                + " in a string; write it as an escape");
    }

    /**
     * The characters that a part of the text stands for. A backslash at its very end stays.
     *
     * @throws UclException a broken escape
     */
    static String unescape(Scanner in, int from, int to, boolean strict) throws UclException {
        String text = in.text;
        StringBuilder out = new StringBuilder(to - from);
        int plain = from;
        int i = text.indexOf('\\', from, to);
        while (i >= 0 && i + 1 < to) {
            out.append(text, plain, i);
            char c = text.charAt(i + 1);
            if (c == 'u') {
                out.append(unicode(in, i, to));
                plain = i + 2 + HEX_DIGITS;
            } else {
                out.append(escape(in, i, c, strict));
                plain = i + 2;
            }
            i = text.indexOf('\\', plain, to);
        }
        return out.append(text, plain, to).toString();
    }

    private static char unicode(Scanner in, int backslash, int to) throws UclException {
        int value = 0;
        for (int i = backslash + 2; i < backslash + 2 + HEX_DIGITS; i++) {
            int digit = i < to ? Chars.hex(in.text.charAt(i)) : -1;
            if (digit < 0) {
                throw in.error(backslash, "\\u needs four hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private static char escape(Scanner in, int backslash, char c, boolean strict)
            throws UclException {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            default -> {
                if (strict) {
                    throw in.error(
                            backslash,
                            "unknown escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
                }
                yield c;
            }
        };
    }
}
