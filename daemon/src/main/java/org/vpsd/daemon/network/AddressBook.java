package org.vpsd.daemon.network;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.model.IpNetworks;

/**
 * Which instance has which address. An address belongs to one alone; networks may be shared. Safe
 * for use by several threads.
 */
final class AddressBook {

    private final Map<IpNetwork, InstanceName> owners = new HashMap<>();

    /**
     * Gives an instance its addresses, in the place of those that it has.
     *
     * @throws IOException if one of them is that of another, which is named; nothing is changed
     */
    synchronized void claim(InstanceName name, IpNetworks networks) throws IOException {
        List<IpNetwork> addresses = networks.singles();
        for (IpNetwork address : addresses) {
            InstanceName owner = owners.get(address);
            if (owner != null && !owner.equals(name)) {
                throw new IOException("the address " + address + " is in use by " + owner);
            }
        }
        release(name);
        addresses.forEach(address -> owners.put(address, name));
    }

    /** Lets others have its addresses. */
    synchronized void release(InstanceName name) {
        owners.values().removeIf(name::equals);
    }
}
