package org.vpsd.daemon.driver;

import java.io.IOException;
import java.util.Optional;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;

/**
 * A back end: it launches runs of instances and finds them again after the daemon was away. Safe
 * for use by several threads, one an instance.
 */
public interface Driver {

    /** The instances that it is for. */
    InstanceType type();

    /**
     * Gets the launch of a run ready, as far as that can be done while nothing happens yet. Quick.
     *
     * @param spec what to run
     * @param place where its files go
     * @param token names this one launch among all of the instance; never used twice. A daemon that
     *     comes back uses it to {@link #adopt} the run
     * @throws LaunchException if nothing can be launched
     */
    Launch prepare(InstanceSpec spec, RunPlace place, String token) throws LaunchException;

    /**
     * Finds the run of a launch that a former daemon began. Whatever it finds is final: a launch
     * that is reported as never made will not happen later.
     *
     * @return the run, which may have ended; empty if none was launched
     */
    Optional<Run> adopt(InstanceSpec spec, RunPlace place, String token);

    /**
     * Takes away what launches have set up and what is not needed between runs of the instance;
     * there is no run. May take a while; nothing happens if there is nothing.
     *
     * @throws IOException if something is left; it can be tried again
     */
    default void release(InstanceSpec spec, RunPlace place) throws IOException {
        // Most need nothing.
    }
}
