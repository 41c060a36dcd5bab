package org.vpsd.daemon.config;

/**
 * Settings of the daemon itself, from {@code vpsd.conf}.
 *
 * @param onExit what becomes of the instances when the daemon is told to end
 * @param autostartParallel how many instances may be starting at once when the daemon starts
 */
public record DaemonSettings(OnExit onExit, int autostartParallel) {

    /** What becomes of the instances when the daemon is told to end. */
    public enum OnExit {
        /** They are stopped, in reverse order. */
        STOP,
        /** They go on, and the next daemon takes them over. */
        LEAVE
    }

    /** What holds without a {@code vpsd.conf}. */
    public static final DaemonSettings DEFAULT = new DaemonSettings(OnExit.STOP, 16);
}
