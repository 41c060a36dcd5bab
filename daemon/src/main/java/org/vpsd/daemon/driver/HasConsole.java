package org.vpsd.daemon.driver;

/** A run with a console, which may be open several times at once. */
public interface HasConsole {

    /**
     * Connects to it.
     *
     * @throws LaunchException if that cannot be done
     */
    Session console() throws LaunchException;
}
