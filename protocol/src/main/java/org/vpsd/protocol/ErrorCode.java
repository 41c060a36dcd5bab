package org.vpsd.protocol;

/**
 * Why a request, or its part for one instance, was not done. Programs go by it, people read the
 * message.
 */
public enum ErrorCode {
    /** The line is no message of this protocol. */
    BAD_MESSAGE("bad_message"),
    /** The other side speaks another version. */
    UNSUPPORTED_VERSION("unsupported_version"),
    /** The daemon has no such command; it may be older than the client. */
    UNKNOWN_COMMAND("unknown_command"),
    /** No instance that the client may see has the name, or matches the glob. */
    NO_SUCH_INSTANCE("no_such_instance"),
    /** The state of the instance does not allow it. */
    REFUSED("refused"),
    /** It was tried and did not succeed. */
    FAILED("failed"),
    /** The client may see the instance but not do this to it. */
    DENIED("denied"),
    /** The daemon has as many clients, or this one as many requests, as it bears. */
    BUSY("busy"),
    /** The line is longer than its bound. */
    TOO_LONG("too_long"),
    /** The daemon is on its way out. */
    SHUTTING_DOWN("shutting_down"),
    /** A fault of the daemon's own. */
    INTERNAL("internal");

    private final String word;

    ErrorCode(String word) {
        this.word = word;
    }

    /** The code as the protocol writes it. */
    public String word() {
        return word;
    }

    /** The code of a {@link #word}; {@link #INTERNAL} for one that only a newer daemon knows. */
    static ErrorCode of(String word) {
        for (ErrorCode code : values()) {
            if (code.word.equals(word)) {
                return code;
            }
        }
        return INTERNAL;
    }
}
