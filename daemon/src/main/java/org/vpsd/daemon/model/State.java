package org.vpsd.daemon.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an instance is in its life: the states of vmstated(8), and suspended of vpsctl(8). */
public enum State {
    /** Never started, or reset after a failure. */
    INIT,
    /** Its network is being prepared. */
    START_NETWORK,
    /** Its storage is being prepared; the launch follows. */
    START_STORAGE,
    /** It runs. */
    RUNNING,
    /** All its processes are frozen, or about to be. */
    SUSPENDED,
    /** It is on its way from one run to the next, network and storage staying up. */
    RESTARTING,
    /** The next run has been launched and is about to be {@link #RUNNING}. */
    RESTARTED,
    /** It is being ended, or has ended and is being cleaned up. */
    STOPPING,
    /** Its storage is being taken down. */
    STOP_STORAGE,
    /** Its network is being taken down. */
    STOP_NETWORK,
    /** It ended as it should. */
    STOPPED,
    /** It ended as it should not; only {@code failreset} leads on. */
    FAILED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The state's name in listings, logs and hook file names. */
    public String word() {
        return word;
    }

    /** The state of a {@link #word}. */
    public static Optional<State> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }

    /** Whether an instance in this state has nothing running and nothing set up. */
    public boolean isDown() {
        return this == INIT || this == STOPPED || this == FAILED;
    }
}
