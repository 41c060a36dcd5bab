package org.vpsd.protocol;

/** The version of the protocol and its bounds. */
public final class Protocol {

    /** The one version that this code speaks. */
    public static final int VERSION = 1;

    /** The longest request line in bytes, without its newline. */
    public static final int MAX_REQUEST_BYTES = 64 * 1024;

    /** The longest reply line in bytes, without its newline. */
    public static final int MAX_REPLY_BYTES = 1024 * 1024;

    /** The most names in one request. */
    public static final int MAX_NAMES = 1024;

    private Protocol() {}
}
