package org.vpsd.daemon.driver;

/**
 * A launch that is ready. Exactly one of {@link #commit} and {@link #abandon} follows. For one
 * thread at a time.
 */
public interface Launch {

    /**
     * Lets it happen, without waiting for anything. The caller has written its token down.
     *
     * @throws LaunchException if nothing was launched
     */
    void commit() throws LaunchException;

    /**
     * After the commit, waits until the run is there; on a thread that may be held up.
     *
     * @throws LaunchException if nothing was launched after all
     */
    Run await() throws LaunchException;

    /** Gives it up: nothing of it is left. */
    void abandon();
}
