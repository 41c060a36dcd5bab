package org.vpsd.protocol;

import java.io.Serial;

/** A line that is not a message which this side can take. */
public final class BadMessageException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final long id;

    BadMessageException(ErrorCode code, long id, String message) {
        super(message);
        this.code = code;
        this.id = id;
    }

    BadMessageException(ErrorCode code, String message) {
        this(code, 0, message);
    }

    /** A line that breaks the rules of its kind. */
    public static BadMessageException malformed(long id, String message) {
        return new BadMessageException(ErrorCode.BAD_MESSAGE, id, message);
    }

    /** Why the line was not taken. */
    public ErrorCode code() {
        return code;
    }

    /** The id of the request, for the reply; 0 where it could not be learnt. */
    public long id() {
        return id;
    }

    /** What is wrong, for people. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
