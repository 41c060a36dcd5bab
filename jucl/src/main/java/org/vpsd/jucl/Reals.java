package org.vpsd.jucl;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes reals as libucl's emitters do, but never loses a digit: where libucl's six decimals would
 * read back as another number, the shortest text that does not is written.
 */
final class Reals {

    /** Closer to a whole number than this, libucl writes all digits. */
    private static final double NEARLY_WHOLE = 0.0000001;

    private static final int DECIMALS = 6;
    private static final double LARGEST_FIXED = 1e15;
    private static final int SMALLEST_EXPONENT = -4;
    private static final int LARGEST_EXPONENT = 15;

    private Reals() {}

    /** {@code 1.0} when whole, {@code 123.200000} when six decimals are enough, else all digits. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        int whole = (int) value;
        if (value == whole) {
            return whole == 0 ? Double.toString(value) : whole + ".0";
        }
        if (Math.abs(value) < LARGEST_FIXED && Math.abs(value - whole) >= NEARLY_WHOLE) {
            String fixed = fixed(value);
            if (Double.parseDouble(fixed) == value) {
                return fixed;
            }
        }
        return shortest(value);
    }

    private static String fixed(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** The shortest exact text, in the shape of C's {@code %g}. */
    private static String shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= SMALLEST_EXPONENT && exponent < LARGEST_EXPONENT) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String mantissa = digits.scaleByPowerOfTen(-exponent).toPlainString();
        int size = Math.abs(exponent);
        return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }
}
