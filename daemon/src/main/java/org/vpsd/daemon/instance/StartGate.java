package org.vpsd.daemon.instance;

/**
 * Open while instances may be started; closed for good once the daemon is on its way down, so that
 * none comes up behind those that are being stopped. Safe for use by several threads.
 */
public final class StartGate {

    private volatile boolean open = true;

    /** Closes it. */
    public void close() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }
}
