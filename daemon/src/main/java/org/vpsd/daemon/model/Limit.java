package org.vpsd.daemon.model;

/**
 * How much of a resource an instance may use.
 *
 * @param soft what may be exceeded while nobody else needs it; 0: none
 * @param hard what is never exceeded; 0: none
 */
public record Limit(long soft, long hard) {

    /** No limit. */
    public static final Limit NONE = new Limit(0, 0);
}
