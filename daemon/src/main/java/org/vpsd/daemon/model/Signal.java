package org.vpsd.daemon.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The signals that a configuration may name, with the numbers of Linux and of FreeBSD. */
public enum Signal {
    HUP(1, 1),
    INT(2, 2),
    QUIT(3, 3),
    ABRT(6, 6),
    KILL(9, 9),
    USR1(10, 30),
    USR2(12, 31),
    ALRM(14, 14),
    TERM(15, 15),
    CONT(18, 19),
    WINCH(28, 28),
    PWR(30, -1),
    /** What systemd as an init takes as a request to power off. */
    RTMIN_4(38, 69);

    private static final boolean FREEBSD = System.getProperty("os.name", "").contains("BSD");

    private final int linux;
    private final int freebsd;

    Signal(int linux, int freebsd) {
        this.linux = linux;
        this.freebsd = freebsd;
    }

    /** The number on this system; -1 where it has no such signal. */
    public int number() {
        return FREEBSD ? freebsd : linux;
    }

    /** The signal of a name ({@code TERM} or {@code SIGTERM}, any case) or of a number. */
    public static Optional<Signal> of(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
        return Arrays.stream(values())
                .filter(s -> s.number() > 0)
                .filter(s -> s.toString().equals(name) || Integer.toString(s.number()).equals(name))
                .findFirst();
    }

    /** The name as signal(7) has it: {@code TERM}, {@code RTMIN+4}. */
    @Override
    public String toString() {
        return name().replace('_', '+');
    }

    /** A number with its name where it has one: {@code 9 (KILL)}. */
    public static String describe(int number) {
        return Arrays.stream(values())
                .filter(s -> s.number() == number)
                .findFirst()
                .map(s -> number + " (" + s + ")")
                .orElse(Integer.toString(number));
    }
}
