package org.vpsd.daemon.model;

/**
 * One process and no other: a pid alone may be taken by another process later.
 *
 * @param pid process id
 * @param startTime when the kernel started it: clock ticks since boot on Linux, milliseconds since
 *     the epoch elsewhere; 0 where unknown
 */
public record ProcessIdentity(long pid, long startTime) {}
