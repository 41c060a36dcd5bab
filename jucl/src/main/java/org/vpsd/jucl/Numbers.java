package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * Reads UCL numbers: decimal, hexadecimal, reals, with a size or a time suffix.
 *
 * <p>What only looks like a number ({@code 12 value}, {@code 0xdeadbeef.1}, {@code 127.0.0.1}) is a
 * string, as in libucl: {@link #read} then returns null and leaves the cursor where it was.
 */
final class Numbers {

    /** libucl's buffer for a number; a longer one is a string. */
    private static final int LONGEST = 126;

    private static final long KILO = 1000;
    private static final long KIBI = 1024;
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private final Scanner in;
    private final String text;
    private final int start;
    private int pos;
    private boolean real;
    private boolean hex;
    private boolean time;
    private long whole;
    private double fraction;

    private Numbers(Scanner in) {
        this.in = in;
        this.text = in.text;
        this.start = in.pos;
        this.pos = start;
    }

    /**
     * Reads the number at the cursor, which is on a digit or a minus.
     *
     * @return the number, or null when it is none
     * @throws UclException it is a number, but out of range
     */
    static @Nullable UclValue read(Scanner in) throws UclException {
        Numbers number = new Numbers(in);
        if (!number.body() || !number.suffix() || !number.atValueEnd()) {
            return null;
        }
        Position position = in.position(in.pos);
        in.pos = number.pos;
        return number.value(position);
    }

    private UclValue value(Position position) {
        if (time) {
            return new UclTime(fraction, position);
        }
        return real ? new UclReal(fraction, position) : new UclInteger(whole, position);
    }

    private boolean body() throws UclException {
        int digits = text.charAt(pos) == '-' ? pos + 1 : pos;
        hex = at(digits) == '0' && Chars.lowerCase(at(digits + 1)) == 'x';
        if (hex) {
            digits += 2;
        }
        pos = digits;
        return hex ? hexDigits(digits) : decimal(digits);
    }

    private boolean hexDigits(int digits) throws UclException {
        while (Chars.hex(at(pos)) >= 0) {
            pos++;
        }
        if (pos == digits || at(pos) == '.' || pos - start > LONGEST) {
            return false;
        }
        whole = parseLong(digits, 16);
        return true;
    }

    private boolean decimal(int digits) throws UclException {
        skipDigits();
        if (pos == digits) {
            return false;
        }
        if (at(pos) == '.') {
            real = true;
            pos++;
            skipDigits();
        }
        if (Chars.lowerCase(at(pos)) == 'e') {
            real = true;
            if (!exponent()) {
                return false;
            }
        }
        if (pos - start > LONGEST) {
            return false;
        }
        if (real) {
            fraction = finite(Double.parseDouble(text.substring(start, pos)));
        } else {
            whole = parseLong(digits, 10);
        }
        return true;
    }

    private boolean exponent() {
        pos++;
        if (at(pos) == '+' || at(pos) == '-') {
            pos++;
        }
        int digits = pos;
        skipDigits();
        return pos > digits;
    }

    private void skipDigits() {
        while (Chars.isDigit(at(pos))) {
            pos++;
        }
    }

    /** Reads digits without their sign, and applies it: the smallest long has no positive twin. */
    private long parseLong(int digits, int radix) throws UclException {
        boolean negative = text.charAt(start) == '-';
        long value = 0;
        try {
            for (int i = digits; i < pos; i++) {
                int digit = Chars.hex(text.charAt(i));
                value = Math.multiplyExact(value, (long) radix);
                value = negative ? Math.subtractExact(value, digit) : Math.addExact(value, digit);
            }
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
        return value;
    }

    /** Applies a suffix; false when letters follow that are none. */
    private boolean suffix() throws UclException {
        char c = Chars.lowerCase(at(pos));
        char next = Chars.lowerCase(at(pos + 1));
        return switch (c) {
            case 'k', 'm', 'g' -> {
                if (next == 's') {
                    yield seconds(c == 'm' ? 1.0 / KILO : factor(c, KILO), 2);
                }
                if (c == 'm' && next == 'i' && Chars.lowerCase(at(pos + 2)) == 'n') {
                    yield seconds(MINUTE, 3);
                }
                yield next == 'b' ? bytes(factor(c, KIBI)) : multiple(factor(c, KILO));
            }
            case 's' -> seconds(1, 1);
            case 'h' -> seconds(HOUR, 1);
            case 'd' -> seconds(DAY, 1);
            case 'w' -> seconds(7 * DAY, 1);
            case 'y' -> seconds(365 * DAY, 1);
            default -> true;
        };
    }

    private static long factor(char suffix, long base) {
        return switch (suffix) {
            case 'k' -> base;
            case 'm' -> base * base;
            default -> base * base * base;
        };
    }

    private boolean seconds(double unit, int length) throws UclException {
        double count = real ? fraction : whole;
        fraction = finite(unit < 1 ? count / KILO : count * unit);
        time = true;
        pos += length;
        return !hex;
    }

    /** Bytes are whole: {@code 1.5kb} is 1536. */
    private boolean bytes(long unit) throws UclException {
        if (real) {
            double exact = fraction * unit;
            if (Math.abs(exact) >= Long.MAX_VALUE) {
                throw outOfRange();
            }
            whole = (long) exact;
            real = false;
        } else {
            whole = multiply(unit);
        }
        pos += 2;
        return true;
    }

    private boolean multiple(long unit) throws UclException {
        if (real) {
            fraction = finite(fraction * unit);
        } else {
            whole = multiply(unit);
        }
        pos++;
        return true;
    }

    private long multiply(long unit) throws UclException {
        try {
            return Math.multiplyExact(whole, unit);
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    private double finite(double value) throws UclException {
        if (Double.isInfinite(value)) {
            throw outOfRange();
        }
        return value;
    }

    private UclException outOfRange() {
        return in.error(start, "the number is out of range; put it in quotes if it is a text");
    }

    /** Skips blanks up to what ends a value; false when something else follows. */
    private boolean atValueEnd() {
        while (pos < in.end && Chars.isBlank(text.charAt(pos))) {
            pos++;
        }
        return pos >= in.end || Chars.isAtomEnd(text.charAt(pos)) || in.isComment(pos);
    }

    private char at(int index) {
        return index < in.end ? text.charAt(index) : Scanner.END;
    }
}
