package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.network.HostTag;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.jucl.UclObject;

/**
 * What the host has that bears our marks, and how that differs from what it should have.
 *
 * @param links the names of the interfaces in our group
 * @param routes that bear our protocol number
 * @param proxies published entries that do
 */
record HostState(Set<String> links, Set<Entry> routes, Set<Entry> proxies) {

    /** An address at a device, as a route or published there. */
    record Entry(IpNetwork address, String device) {}

    /** Copies its sets. */
    HostState {
        links = Set.copyOf(links);
        routes = Set.copyOf(routes);
        proxies = Set.copyOf(proxies);
    }

    /**
     * Looks.
     *
     * @param group of our interfaces
     * @param protocol of our routes and published entries
     */
    static HostState read(int group, int protocol) throws IOException {
        List<String> links = Ip.names(Ip.list("link", "show", "group", Integer.toString(group)));
        return new HostState(new HashSet<>(links), routes(protocol), proxies(protocol));
    }

    private static Set<Entry> wantedRoutes(Collection<InstanceNetwork> networks) {
        Set<Entry> wanted = new HashSet<>();
        for (InstanceNetwork network : networks) {
            network.routes().forEach((address, port) -> wanted.add(entry(address, port.host())));
        }
        return wanted;
    }

    private static Entry entry(IpNetwork address, String device) {
        return new Entry(address, device);
    }

    private static Set<Entry> wantedProxies(Collection<InstanceNetwork> networks) {
        Set<Entry> wanted = new HashSet<>();
        for (InstanceNetwork network : networks) {
            for (IpNetwork address : network.routes().keySet()) {
                network.uplinks().forEach(uplink -> wanted.add(entry(address, uplink)));
            }
        }
        return wanted;
    }

    private static Set<Entry> routes(int protocol) throws IOException {
        Set<Entry> routes = new HashSet<>();
        String number = Integer.toString(protocol);
        for (String version : List.of("-4", "-6")) {
            for (UclObject route : Ip.list(version, "route", "show", "proto", number)) {
                add(routes, route);
            }
        }
        return routes;
    }

    private static Set<Entry> proxies(int protocol) throws IOException {
        Set<Entry> proxies = new HashSet<>();
        for (UclObject neighbour : Ip.list("neigh", "show", "proxy")) {
            if (Ip.is(neighbour, "protocol", protocol)) {
                add(proxies, neighbour);
            }
        }
        return proxies;
    }

    private static void add(Set<Entry> entries, UclObject object) {
        Optional<IpNetwork> address = IpNetwork.parse(Ip.text(object, "dst"));
        address.ifPresent(a -> entries.add(entry(a, Ip.text(object, "dev"))));
    }

    /**
     * Lines that remove what bears our marks and belongs to no instance. There are few protocol
     * numbers: another daemon may have ours, but its routes lead over links that are not.
     */
    List<String> leftovers(Collection<InstanceNetwork> networks, IpCommands commands) {
        List<String> lines = new ArrayList<>();
        Set<String> ports = new HashSet<>();
        networks.forEach(network -> network.ports().forEach(port -> ports.add(port.host())));
        for (String name : links) {
            if (name.startsWith(HostTag.PREFIX) && !ports.contains(name)) {
                lines.add("link del " + name);
            }
        }
        Set<Entry> wantedRoutes = wantedRoutes(networks);
        Set<IpNetwork> ofOthers = new HashSet<>();
        for (Entry route : routes) {
            if (!links.contains(route.device)) {
                ofOthers.add(route.address);
            }
            if (!wantedRoutes.contains(route) && ports.contains(route.device)) {
                lines.add(commands.route("del", route.address, route.device));
            }
        }
        Set<Entry> wantedProxies = wantedProxies(networks);
        for (Entry proxy : proxies) {
            if (!wantedProxies.contains(proxy) && !ofOthers.contains(proxy.address)) {
                lines.add(commands.proxy("del", proxy.address, proxy.device));
            }
        }
        return lines;
    }

    /** Lines that make what is missing, of links and uplinks that are there. */
    List<String> missing(Collection<InstanceNetwork> networks, IpCommands commands) {
        List<String> lines = new ArrayList<>();
        for (Entry route : wantedRoutes(networks)) {
            if (!routes.contains(route) && Sysctl.hasInterface(route.device)) {
                lines.add(commands.route("replace", route.address, route.device));
            }
        }
        for (Entry proxy : wantedProxies(networks)) {
            if (!proxies.contains(proxy) && Sysctl.hasInterface(proxy.device)) {
                lines.add(commands.proxy("replace", proxy.address, proxy.device));
            }
        }
        return lines;
    }
}
