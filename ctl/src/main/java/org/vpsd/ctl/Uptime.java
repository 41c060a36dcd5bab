package org.vpsd.ctl;

/** Seconds as people read them, in their two largest units: {@code 3d4h}, {@code 1m5s}. */
final class Uptime {

    private static final String UNITS = "dhms";
    private static final long[] SECONDS = {86_400, 3_600, 60, 1};

    private Uptime() {}

    static String format(long seconds) {
        int unit = 0;
        while (unit < SECONDS.length - 1 && seconds < SECONDS[unit]) {
            unit++;
        }
        String text = "" + seconds / SECONDS[unit] + UNITS.charAt(unit);
        if (unit == SECONDS.length - 1) {
            return text;
        }
        long rest = seconds % SECONDS[unit] / SECONDS[unit + 1];
        return rest == 0 ? text : text + rest + UNITS.charAt(unit + 1);
    }
}
