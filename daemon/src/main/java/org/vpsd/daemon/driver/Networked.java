package org.vpsd.daemon.driver;

import java.io.IOException;
import java.util.List;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.model.IpNetworks;

/** A run with a network of its own, out of which come only addresses that it may use. */
public interface Networked {

    /** The addresses that it may use. */
    IpNetworks allowed() throws IOException;

    /**
     * Allows it more addresses, now and for the runs that follow.
     *
     * @throws IOException if that cannot be: one is in use by another instance, say; all is as
     *     before
     */
    void allow(List<IpNetwork> networks) throws IOException;

    /**
     * Takes addresses back, now and for the runs that follow.
     *
     * @throws IOException if that cannot be: it has none of that name, say; all is as before
     */
    void disallow(List<IpNetwork> networks) throws IOException;

    /**
     * Moves an interface of the host into it. It comes back when the instance stops.
     *
     * @param name of the interface on the host
     * @param inside its name inside
     * @throws IOException if that cannot be; the interface is where it was
     */
    void moveIn(String name, String inside) throws IOException;

    /** What has gone over its interfaces. */
    List<InterfaceUse> interfaces() throws IOException;
}
