package org.vpsd.daemon.main;

/** Why the program ends, as sysexits(3) numbers it. */
enum ExitCode {
    /** As it should. */
    OK(0),
    /** EX_USAGE: the command line is wrong. */
    USAGE(64),
    /** EX_NOINPUT: the configuration directory cannot be read. */
    NO_INPUT(66),
    /** EX_SOFTWARE: a mistake of vpsd. */
    SOFTWARE(70),
    /** EX_CANTCREAT: the state, the log, the pid file or the socket cannot be made. */
    CANNOT_CREATE(73),
    /** EX_TEMPFAIL: another vpsd runs. */
    ALREADY_RUNNING(75),
    /** EX_CONFIG: the configuration that was to be checked has problems. */
    CONFIG(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
