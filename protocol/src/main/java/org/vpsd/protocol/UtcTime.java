package org.vpsd.protocol;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as messages write them: {@code 2026-11-20T08:15:30.123Z}, always in UTC and to the
 * millisecond.
 *
 * <p>{@code DateTimeFormatter} would do, but setting it up takes longer than the rest of {@code
 * vpsctl status}; and {@code LocalDate} sets it up as soon as a leap year matters.
 */
public final class UtcTime {

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd.dddZ";

    /** From 0000-03-01 to 1970-01-01. */
    private static final int DAYS_TO_1970 = 719_468;

    private UtcTime() {}

    /**
     * The text of a point in time in the years 0 to 9999; what is below a millisecond is cut off.
     */
    public static String format(Instant time) {
        LocalDateTime t =
                LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(SHAPE.length());
        digits(out, t.getYear(), 4).append('-');
        digits(out, t.getMonthValue(), 2).append('-');
        digits(out, t.getDayOfMonth(), 2).append('T');
        digits(out, t.getHour(), 2).append(':');
        digits(out, t.getMinute(), 2).append(':');
        digits(out, t.getSecond(), 2).append('.');
        return digits(out, t.getNano() / 1_000_000, 3).append('Z').toString();
    }

    /** The point in time of a text, or null when it is not written as {@link #format} does. */
    public static @Nullable Instant parse(String text) {
        if (!hasShape(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean exists =
                month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= daysBefore(year, month + 1) - daysBefore(year, month)
                        && hour < 24
                        && minute < 60
                        && second < 60;
        if (!exists) {
            return null;
        }
        long days = daysBefore(year, month) + day - 1;
        long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
        return Instant.ofEpochSecond(seconds, number(text, 20, 23) * 1_000_000L);
    }

    /**
     * Days from 1970-01-01 to the first of a month; month 13 is the next January.
     *
     * <p>Counts years from March on, so that the leap day comes last. Months then have 31, 30, 31,
     * 30, 31 days over and over, which is what {@code (153 * m + 2) / 5} adds up.
     */
    private static long daysBefore(int year, int month) {
        int months = year * 12 + month - 3;
        int y = Math.floorDiv(months, 12);
        int m = Math.floorMod(months, 12);
        int leapDays = Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
        return 365L * y + leapDays + (153 * m + 2) / 5 - DAYS_TO_1970;
    }

    private static boolean hasShape(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char c = text.charAt(i);
            boolean fits = SHAPE.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == SHAPE.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static StringBuilder digits(StringBuilder out, int value, int width) {
        String text = Integer.toString(value);
        return out.repeat('0', width - text.length()).append(text);
    }
}
