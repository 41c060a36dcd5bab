package org.vpsd.daemon.driver;

import java.io.IOException;

/**
 * A run that can be suspended: all its processes stand still until it is resumed, and so do those
 * that come into it. To end it resumes it.
 */
public interface Suspendable {

    /**
     * Suspends it; nothing happens if it is already. May take seconds.
     *
     * @throws IOException if that cannot be done; it then goes on
     */
    void suspend() throws IOException;

    /** Lets it go on; nothing happens if it does. */
    void resume() throws IOException;

    /** Whether it is suspended now. */
    boolean isSuspended();
}
