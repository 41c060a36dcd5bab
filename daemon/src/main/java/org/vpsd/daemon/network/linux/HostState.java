package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.network.HostTag;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.Port;
import org.vpsd.jucl.UclObject;

/**
 * What the host has of links, routes and published entries, and how that differs from what it
 * should have.
 *
 * @param group of our interfaces
 * @param protocol of our routes and published entries
 */
record HostState(int group, int protocol) {

    /** Places in {@link #counters}. */
    static final int RECEIVED_BYTES = 0;

    static final int RECEIVED_PACKETS = 1;
    static final int SENT_BYTES = 8;
    static final int SENT_PACKETS = 9;

    private static final Path DEVICES = Path.of("/proc/net/dev");
    private static final int COUNTERS = 16;

    /** An address at a device, as a route or published there. */
    private record Entry(IpNetwork address, String device) {}

    /** What each interface has counted (proc(5)). */
    static Map<String, List<Long>> counters() throws IOException {
        Map<String, List<Long>> counters = new HashMap<>();
        for (String line : Files.readAllLines(DEVICES)) {
            int colon = line.lastIndexOf(':');
            String[] fields = line.substring(colon + 1).strip().split("\\s+");
            if (colon > 0 && fields.length == COUNTERS) {
                counters.put(
                        line.substring(0, colon).strip(),
                        Stream.of(fields).map(Long::parseUnsignedLong).toList());
            }
        }
        return counters;
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

    private Set<Entry> routes() throws IOException {
        Set<Entry> routes = new HashSet<>();
        String number = Integer.toString(protocol);
        for (String version : List.of("-4", "-6")) {
            for (UclObject route : Ip.list(version, "route", "show", "proto", number)) {
                add(routes, route);
            }
        }
        return routes;
    }

    private Set<Entry> proxies() throws IOException {
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
    List<String> leftovers(Collection<InstanceNetwork> networks, IpCommands commands)
            throws IOException {
        List<String> lines = new ArrayList<>();
        Set<String> ports = new HashSet<>();
        networks.forEach(network -> network.ports().forEach(port -> ports.add(port.host())));
        Set<String> ours =
                new HashSet<>(Ip.names(Ip.list("link", "show", "group", Integer.toString(group))));
        for (String name : ours) {
            if (name.startsWith(HostTag.PREFIX) && !ports.contains(name)) {
                lines.add("link del " + name);
            }
        }
        Set<Entry> wantedRoutes = wantedRoutes(networks);
        Set<IpNetwork> ofOthers = new HashSet<>();
        for (Entry route : routes()) {
            if (!ours.contains(route.device)) {
                ofOthers.add(route.address);
            }
            if (!wantedRoutes.contains(route) && ports.contains(route.device)) {
                lines.add(commands.route("del", route.address, route.device));
            }
        }
        Set<Entry> wantedProxies = wantedProxies(networks);
        for (Entry proxy : proxies()) {
            if (!wantedProxies.contains(proxy) && !ofOthers.contains(proxy.address)) {
                lines.add(commands.proxy("del", proxy.address, proxy.device));
            }
        }
        return lines;
    }

    /** Lines that make what is missing, of links that are there. */
    List<String> missing(Collection<InstanceNetwork> networks, IpCommands commands)
            throws IOException {
        Set<Entry> routes = routes();
        Set<Entry> proxies = proxies();
        List<String> lines = new ArrayList<>();
        for (InstanceNetwork network : networks) {
            for (Map.Entry<IpNetwork, Port> route : network.routes().entrySet()) {
                String device = route.getValue().host();
                if (!Sysctl.hasInterface(device)) {
                    continue;
                }
                if (!routes.contains(entry(route.getKey(), device))) {
                    lines.add(commands.route("replace", route.getKey(), device));
                }
                for (String uplink : network.uplinks()) {
                    if (Sysctl.hasInterface(uplink)
                            && !proxies.contains(entry(route.getKey(), uplink))) {
                        lines.add(commands.proxy("replace", route.getKey(), uplink));
                    }
                }
            }
        }
        return lines;
    }
}
