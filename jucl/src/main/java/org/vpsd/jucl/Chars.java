package org.vpsd.jucl;

/** The character classes of libucl's grammar. */
final class Chars {

    private static final byte KEY_START = 1;
    private static final byte KEY = 2;
    private static final byte SPACE = 4;
    private static final byte BLANK = 8;
    private static final byte ATOM_END = 16;

    private static final byte[] CLASSES = classes();

    private Chars() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        add(classes, "0123456789/_", KEY_START | KEY);
        add(classes, "abcdefghijklmnopqrstuvwxyz", KEY_START | KEY);
        add(classes, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", KEY_START | KEY);
        add(classes, "-.", KEY);
        add(classes, " \t", BLANK);
        add(classes, " \t\n\r\f\u000b", SPACE);
        add(classes, "\n\r#,;]}", ATOM_END);
        return classes;
    }

    private static void add(byte[] classes, String chars, int bits) {
        for (int i = 0; i < chars.length(); i++) {
            classes[chars.charAt(i)] |= (byte) bits;
        }
    }

    private static boolean is(char c, byte bits) {
        return c < CLASSES.length && (CLASSES[c] & bits) != 0;
    }

    /** May start a key that has no quotes; every character beyond ASCII may. */
    static boolean isKeyStart(char c) {
        return c >= CLASSES.length || is(c, KEY_START);
    }

    /** May stand in a key that has no quotes. */
    static boolean isKey(char c) {
        return c >= CLASSES.length || is(c, KEY);
    }

    /** White space on a line. */
    static boolean isBlank(char c) {
        return is(c, BLANK);
    }

    /** White space of any kind. */
    static boolean isSpace(char c) {
        return is(c, SPACE);
    }

    /** Ends a value that has no quotes. */
    static boolean isAtomEnd(char c) {
        return is(c, ATOM_END);
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** True for an ASCII digit. */
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Lower case for ASCII letters only, as libucl does in the C locale. */
    static String lowerCase(String text) {
        int i = 0;
        while (i < text.length() && !isUpper(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (; i < chars.length; i++) {
            chars[i] = lowerCase(chars[i]);
        }
        return new String(chars);
    }

    /** Lower case of an ASCII letter. */
    static char lowerCase(char c) {
        return isUpper(c) ? (char) (c | 0x20) : c;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
