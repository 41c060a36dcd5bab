package org.vpsd.ctl;

/**
 * Makes texts of others safe for a terminal: control characters, which could move the cursor or
 * worse, and invisible ones that reorder text are written as {@code \x1b} or {@code \\u202e}. Tabs
 * stay.
 */
final class Printable {

    private static final String HEX = "0123456789abcdef";

    private Printable() {}

    /** The text on one line. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return escaped(text, false);
            }
        }
        return text;
    }

    /**
     * The JSON text with the same characters written as JSON has it. They only occur inside its
     * strings.
     */
    static String json(String json) {
        for (int i = 0; i < json.length(); i++) {
            if (isUnsafe(json.charAt(i))) {
                return escaped(json, true);
            }
        }
        return json;
    }

    private static String escaped(String text, boolean json) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnsafe(c)) {
                out.append(c);
            } else if (json || c > 0xff) {
                hex(hex(out.append("\\u"), c >> 8), c & 0xff);
            } else {
                hex(out.append("\\x"), c);
            }
        }
        return out.toString();
    }

    private static StringBuilder hex(StringBuilder out, int octet) {
        return out.append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
    }

    private static boolean isUnsafe(char c) {
        if (c < 0x7f) {
            return c < ' ' && c != '\t';
        }
        return c <= 0x9f
                || (c >= 0x200e && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
