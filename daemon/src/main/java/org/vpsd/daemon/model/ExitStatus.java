package org.vpsd.daemon.model;

/** How a process ended. */
public sealed interface ExitStatus {

    /**
     * It exited by itself.
     *
     * @param code its exit status, 0 to 255
     */
    record Exited(int code) implements ExitStatus {}

    /**
     * A signal ended it.
     *
     * @param number the signal's number
     */
    record Signaled(int number) implements ExitStatus {}

    /** The init of a container had it rebooted (reboot(2) in a pid name space). */
    record Rebooted() implements ExitStatus {}

    /** The init of a container had it halted or powered off. */
    record PoweredOff() implements ExitStatus {}

    /** It is gone and nobody was there to learn how. */
    record Unknown() implements ExitStatus {}

    /** What a shell's {@code $?} says: above 128 a signal. */
    static ExitStatus ofShell(int status) {
        return status > 128 && status < 128 + 65 ? new Signaled(status - 128) : new Exited(status);
    }

    /**
     * What the end of a container's init says: the kernel has reboot(2) in a pid name space kill it
     * by {@code HUP} for a reboot, by {@code INT} for a halt.
     */
    static ExitStatus ofContainer(int status) {
        return switch (status) {
            case 128 + 1 -> new Rebooted();
            case 128 + 2 -> new PoweredOff();
            default -> ofShell(status);
        };
    }

    /** The number that a shell would show: 128 + signal, or -1 where nothing is known. */
    default int shellStatus() {
        return switch (this) {
            case Exited(int code) -> code;
            case Signaled(int number) -> 128 + number;
            case Rebooted() -> 128 + 1;
            case PoweredOff() -> 128 + 2;
            case Unknown() -> -1;
        };
    }

    /** Whether it ended with status 0, or was powered off. */
    default boolean isSuccess() {
        return this instanceof PoweredOff || (this instanceof Exited(int code) && code == 0);
    }

    /** Whether a container as a whole came to an end of its own will. */
    default boolean isOfContainer() {
        return this instanceof Rebooted || this instanceof PoweredOff;
    }

    /** A phrase for people, to follow "it". */
    default String describe() {
        return switch (this) {
            case Exited(int code) -> "exited with status " + code;
            case Signaled(int number) -> "was killed by signal " + Signal.describe(number);
            case Rebooted() -> "was rebooted from inside";
            case PoweredOff() -> "was powered off from inside";
            case Unknown() -> "ended with an unknown status";
        };
    }
}
