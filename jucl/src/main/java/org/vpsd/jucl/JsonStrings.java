package org.vpsd.jucl;

/** Writes strings in double quotes, as JSON and the config format have them. */
final class JsonStrings {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private JsonStrings() {}

    /**
     * Appends the text in double quotes. Control characters and lone surrogates are escaped, so
     * that the result has no raw newline and every string can be encoded as UTF-8 and read back.
     */
    static void quote(StringBuilder out, String text) {
        quote(out, text, false);
    }

    /** The same for YAML, which allows a few characters less. */
    static void quoteForYaml(StringBuilder out, String text) {
        quote(out, text, true);
    }

    private static void quote(StringBuilder out, String text, boolean yaml) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text, i) || (yaml && isUnsafeInYaml(text.charAt(i)))) {
                out.append(text, plain, i);
                escape(out, text.charAt(i));
                plain = i + 1;
            }
        }
        out.append(text, plain, text.length()).append('"');
    }

    private static boolean isUnsafe(String text, int i) {
        char c = text.charAt(i);
        return c < ' '
                || c == '"'
                || c == '\\'
                || (c >= 0x7f && c < 0xa0)
                || isLoneSurrogate(text, i, c);
    }

    private static boolean isUnsafeInYaml(char c) {
        return c == BYTE_ORDER_MARK || c >= 0xfffe;
    }

    private static boolean isLoneSurrogate(String text, int i, char c) {
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static void escape(StringBuilder out, char c) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            case '\b' -> out.append('b');
            case '\f' -> out.append('f');
            default -> {
                out.append('u').append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
                out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
            }
        }
    }
}
