package org.vpsd.daemon.model;

import java.util.List;
import java.util.Optional;

/**
 * The network of a container (vps.conf(5), {@code if_vps} of vps(4)).
 *
 * @param interfaces {@code vpsN}, in the order of their numbers ({@code NETIF_n_ADDRESS})
 * @param pairs interfaces with an end on the host that is configured there ({@code EPAIR_n_…})
 * @param networks what it may use besides the addresses of its interfaces ({@code IP_NETWORKS})
 * @param uplinks the host's interfaces on which its addresses are published; empty: those of the
 *     host's default routes
 * @param announce a command of the host that announces it on the network ({@code NETWORK_ANNOUNCE})
 * @param revoke a command of the host that takes that back ({@code NETWORK_REVOKE})
 */
public record NetworkSettings(
        List<NetworkInterface> interfaces,
        List<InterfacePair> pairs,
        IpNetworks networks,
        List<String> uplinks,
        Optional<String> announce,
        Optional<String> revoke) {

    /** Nothing but {@code lo}. */
    public static final NetworkSettings NONE =
            new NetworkSettings(
                    List.of(),
                    List.of(),
                    IpNetworks.NONE,
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

    /** Copies its lists. */
    public NetworkSettings {
        interfaces = List.copyOf(interfaces);
        pairs = List.copyOf(pairs);
        uplinks = List.copyOf(uplinks);
    }

    /** Whether there is nothing to be done on the host. */
    public boolean isNone() {
        return interfaces.isEmpty()
                && pairs.isEmpty()
                && networks.all().isEmpty()
                && announce.isEmpty()
                && revoke.isEmpty();
    }

    /** What it may use as long as no command changes that. */
    public IpNetworks allowed() {
        return new IpNetworks(
                        interfaces.stream()
                                .flatMap(netif -> netif.addresses().stream())
                                .map(address -> IpNetwork.of(address.address()))
                                .toList())
                .plus(networks.all());
    }
}
