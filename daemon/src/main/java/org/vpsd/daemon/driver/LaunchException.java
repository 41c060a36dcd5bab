package org.vpsd.daemon.driver;

/** A run could not be launched; nothing of it is left. The message is for people. */
public final class LaunchException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With what failed, why, and what to do. */
    public LaunchException(String message) {
        super(message);
    }

    /** What failed, for people. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** With what failed, why, and what to do; and what it came from. */
    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
