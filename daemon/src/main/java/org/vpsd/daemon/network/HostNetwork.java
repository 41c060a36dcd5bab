package org.vpsd.daemon.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.vpsd.daemon.model.InterfaceUse;

/**
 * What a system does for the network of containers. Safe for use by several threads. Whatever is
 * there already, or already gone, is no error: all of it can be done again.
 */
public interface HostNetwork {

    /**
     * The host's interfaces on which addresses of a version are published unless something else is
     * set: those by which it reaches the rest of the world.
     */
    List<String> uplinks(boolean isVersion4) throws IOException;

    /**
     * Objects to what cannot be: an interface or bridge that is missing, a program that is.
     *
     * @throws IOException with what is missing
     */
    void require(InstanceNetwork network) throws IOException;

    /** Makes the host ready for a container: from here on nothing but what is allowed passes. */
    void bringUp(InstanceNetwork network) throws IOException;

    /**
     * Writes what the runtime's hook needs to connect a container that is being made.
     *
     * @param directory exists; of this container alone
     * @param kept a file that keeps the container's network alive, if something is moved in
     */
    void writePlug(InstanceNetwork network, Path directory, Path kept) throws IOException;

    /**
     * Sees to it that a running container is connected, by what was written for it.
     *
     * @param pid of its first process
     * @param hook the program that the runtime calls
     */
    void ensurePlugged(InstanceNetwork network, Path directory, long pid, Path hook)
            throws IOException;

    /** Takes away all that was made. */
    void takeDown(InstanceNetwork network) throws IOException;

    /** Changes what a running instance is allowed. */
    void change(InstanceNetwork before, InstanceNetwork after) throws IOException;

    /** Lets nothing pass to or from it, or everything that is allowed. */
    void block(InstanceNetwork network, boolean isBlocked) throws IOException;

    /** What has gone over its ports. */
    List<InterfaceUse> use(InstanceNetwork network) throws IOException;

    /** Whether the host has an interface of that name. */
    boolean hasInterface(String name);

    /**
     * Moves an interface of the host into a container.
     *
     * @param pid of the container's first process
     * @param kept a file that keeps the container's network alive until the interface is back
     * @throws IOException if it cannot be; it is on the host then
     */
    void moveIn(MovedInterface moved, long pid, Path kept) throws IOException;

    /** Looks which index an interface that was moved has inside. */
    MovedInterface found(MovedInterface moved, Path kept) throws IOException;

    /** Takes interfaces back to the host, whose container may have ended. */
    void takeBack(List<MovedInterface> moved, Path kept) throws IOException;

    /**
     * Whether what all networks need is there: others may have cleared away rules, or brought an
     * uplink down, which takes its published entries.
     *
     * @throws IOException if that cannot be told
     */
    boolean isIntact(Collection<InstanceNetwork> networks) throws IOException;

    /**
     * Compares what exists with what should exist: makes what is missing, and removes what bears
     * our names and belongs to no instance. Nothing else is touched.
     *
     * @param networks asked for once nothing else is being changed
     */
    void reconcile(Supplier<Collection<InstanceNetwork>> networks) throws IOException;
}
