package org.vpsd.daemon.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InterfaceAddress;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.model.NetworkInterface;

/**
 * What an instance has of the network.
 *
 * @param allowed the addresses that it may use; none else come out of it
 * @param uplinks the host's interfaces on which its addresses are published
 * @param moved interfaces of the host that are inside until it stops
 */
public record InstanceNetwork(
        InstanceName name,
        List<Port> ports,
        IpNetworks allowed,
        List<String> uplinks,
        List<MovedInterface> moved) {

    /** Copies its lists. */
    public InstanceNetwork {
        ports = List.copyOf(ports);
        uplinks = List.copyOf(uplinks);
        moved = List.copyOf(moved);
    }

    /** The addresses inside, as far as they are allowed. */
    public List<InterfaceAddress> addresses(NetworkInterface netif) {
        return netif.addresses().stream()
                .filter(address -> isAllowed(IpNetwork.of(address.address())))
                .toList();
    }

    private boolean isAllowed(IpNetwork address) {
        return allowed.all().stream().anyMatch(network -> network.contains(address.first()));
    }

    /**
     * The port that packets to each address go to: that which has it, else the first routed one.
     * What is allowed as a network only is the operator's to route.
     */
    public Map<IpNetwork, Port> routes() {
        Map<IpNetwork, Port> routes = new LinkedHashMap<>();
        List<Port.Routed> routed = new ArrayList<>();
        for (Port port : ports) {
            if (port instanceof Port.Routed each) {
                routed.add(each);
                addresses(each.settings())
                        .forEach(a -> routes.putIfAbsent(IpNetwork.of(a.address()), each));
            }
        }
        Optional<Port.Routed> first = routed.stream().findFirst();
        first.ifPresent(
                port ->
                        allowed.singles().stream()
                                .filter(single -> !isOnLink(single))
                                .forEach(single -> routes.putIfAbsent(single, port)));
        return routes;
    }

    /** Whether an address is in the network of a bridge or pair: it is found there by itself. */
    private boolean isOnLink(IpNetwork single) {
        return ports.stream()
                .flatMap(InstanceNetwork::linkAddresses)
                .anyMatch(address -> address.network().contains(single.first()));
    }

    private static Stream<InterfaceAddress> linkAddresses(Port port) {
        return switch (port) {
            case Port.Routed _ -> Stream.empty();
            case Port.Bridged bridged -> bridged.settings().addresses().stream();
            case Port.Pair pair -> pair.settings().host().addresses().stream();
        };
    }

    /** Those of its routes whose addresses another has none to. */
    public Map<IpNetwork, Port> routesBeyond(InstanceNetwork other) {
        Map<IpNetwork, Port> routes = routes();
        routes.keySet().removeAll(other.routes().keySet());
        return routes;
    }

    /** Whether it has addresses of a version that are routed. */
    public boolean routes(boolean isVersion4) {
        return routes().keySet().stream().anyMatch(network -> network.isVersion4() == isVersion4);
    }
}
