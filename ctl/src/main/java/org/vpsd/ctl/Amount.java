package org.vpsd.ctl;

import java.util.Locale;

/** Amounts as people read them. */
final class Amount {

    private static final String UNITS = "KMGTPE";
    private static final int STEP = 1024;

    private Amount() {}

    /** Bytes with a unit and at most one decimal place: {@code 12.5M}. */
    static String ofBytes(long bytes) {
        if (bytes < STEP) {
            return Long.toString(bytes);
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= STEP && unit + 1 < UNITS.length()) {
            amount /= STEP;
            unit++;
        }
        String text = String.format(Locale.ROOT, amount < 100 ? "%.1f" : "%.0f", amount);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text)
                + UNITS.charAt(unit);
    }
}
