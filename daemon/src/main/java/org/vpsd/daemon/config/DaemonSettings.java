package org.vpsd.daemon.config;

import java.util.Locale;

/**
 * What {@code vpsd.conf} says of the daemon itself.
 *
 * @param onExit what happens to the instances when the daemon is told to go
 * @param autostartParallel how many instances may be on their way up at once when it starts
 * @param runtime the OCI runtime of containers: {@code auto}, a name or a path
 */
public record DaemonSettings(OnExit onExit, int autostartParallel, String runtime) {

    /** What happens to the instances when the daemon is told to go. */
    public enum OnExit {
        /** They are all stopped, in the reverse order of their start. */
        STOP,
        /** They run on, to be adopted by the next daemon. */
        LEAVE;

        /** The word of configurations. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The largest {@code autostart_parallel}. */
    public static final int MAX_AUTOSTART_PARALLEL = 1024;

    /**
     * Without {@code vpsd.conf}: stop all, as rc.d expects; and eight at once, which keeps a few
     * processors busy and is no stampede on a small machine.
     */
    public static final DaemonSettings DEFAULT = new DaemonSettings(OnExit.STOP, 8, "auto");
}
