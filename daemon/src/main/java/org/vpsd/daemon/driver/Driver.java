package org.vpsd.daemon.driver;

import java.io.IOException;
import java.util.Optional;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.State;

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
     * Brings the network of an instance up, as far as that can be without a run. May take a while.
     *
     * @throws IOException if that cannot be done; {@link #stopNetwork} takes away what was
     */
    default void startNetwork(InstanceSpec spec, RunPlace place) throws IOException {
        // Most have that of the host.
    }

    /**
     * Takes the network of an instance down; there is no run. May take a while.
     *
     * @throws IOException if something is left; it can be tried again
     */
    default void stopNetwork(InstanceSpec spec, RunPlace place) throws IOException {
        // Most have that of the host.
    }

    /**
     * Takes away the storage that launches have brought, and that is not needed between runs of the
     * instance; there is no run. May take a while.
     *
     * @throws IOException if something is left; it can be tried again
     */
    default void stopStorage(InstanceSpec spec, RunPlace place) throws IOException {
        // Most have that of the host.
    }

    /**
     * Whether there is anything to be done in a state, other than hooks: quick. Only what starts
     * and stops network and storage is asked for.
     */
    default boolean hasWork(State state, InstanceSpec spec, RunPlace place) {
        return false;
    }
}
