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

    /** It is gone and nobody was there to learn how. */
    record Unknown() implements ExitStatus {}

    /** What a shell's {@code $?} says: above 128 a signal. */
    static ExitStatus ofShell(int status) {
        return status > 128 && status < 128 + 65 ? new Signaled(status - 128) : new Exited(status);
    }

    /** The number that a shell would show: 128 + signal, or -1 where nothing is known. */
    default int shellStatus() {
        return switch (this) {
            case Exited(int code) -> code;
            case Signaled(int number) -> 128 + number;
            case Unknown() -> -1;
        };
    }

    /** Whether it ended with status 0. */
    default boolean isSuccess() {
        return this instanceof Exited(int code) && code == 0;
    }

    /** A phrase for people, to follow "it". */
    default String describe() {
        return switch (this) {
            case Exited(int code) -> "exited with status " + code;
            case Signaled(int number) -> "was killed by signal " + Signal.describe(number);
            case Unknown() -> "ended with an unknown status";
        };
    }
}
