package org.vpsd.jucl;

/** The numbers of RFC 8259, section 6. */
final class JsonNumbers {

    /** Up to so many digits a number cannot overflow a long. */
    private static final int SAFE_DIGITS = 18;

    private JsonNumbers() {}

    /** Reads the number at the cursor, which is on a minus or a digit. */
    static UclValue read(Scanner in) throws UclException {
        int start = in.pos;
        if (in.peek() == '-') {
            in.pos++;
        }
        int first = in.pos;
        digits(in);
        if (in.text.charAt(first) == '0' && in.pos > first + 1) {
            throw in.error(first, "a number must not start with 0");
        }
        int wholeEnd = in.pos;
        fraction(in);
        exponent(in);
        return in.pos == wholeEnd ? whole(in, start) : real(in, start);
    }

    private static void digits(Scanner in) throws UclException {
        int start = in.pos;
        while (Chars.isDigit(in.peek())) {
            in.pos++;
        }
        if (in.pos == start) {
            throw in.error(start, "expected a digit, got " + in.found(start));
        }
    }

    private static void fraction(Scanner in) throws UclException {
        if (in.peek() == '.') {
            in.pos++;
            digits(in);
        }
    }

    private static void exponent(Scanner in) throws UclException {
        if (in.peek() == 'e' || in.peek() == 'E') {
            in.pos++;
            if (in.peek() == '+' || in.peek() == '-') {
                in.pos++;
            }
            digits(in);
        }
    }

    private static UclValue whole(Scanner in, int start) throws UclException {
        if (in.pos - start > SAFE_DIGITS && !fitsLong(in.text, start, in.pos)) {
            return real(in, start);
        }
        return new UclInteger(Long.parseLong(in.text, start, in.pos, 10), in.position(start));
    }

    /** Compares with the largest long digit by digit; the number has no leading zeros. */
    private static boolean fitsLong(String text, int start, int end) {
        boolean negative = text.charAt(start) == '-';
        String largest = negative ? "9223372036854775808" : "9223372036854775807";
        String digits = text.substring(negative ? start + 1 : start, end);
        return digits.length() == largest.length()
                ? digits.compareTo(largest) <= 0
                : digits.length() < largest.length();
    }

    private static UclValue real(Scanner in, int start) throws UclException {
        double value = Double.parseDouble(in.text.substring(start, in.pos));
        if (Double.isInfinite(value)) {
            throw in.error(start, "the number is out of range; the largest is 1.7e308");
        }
        return new UclReal(value, in.position(start));
    }
}
