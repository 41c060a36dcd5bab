package org.vpsd.daemon.network.linux;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.vpsd.daemon.model.InterfaceAddress;
import org.vpsd.daemon.model.InterfacePair;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.model.NetworkInterface;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.MovedInterface;
import org.vpsd.daemon.network.Port;

/**
 * The lines for {@code ip -batch} (ip(8)) that make the network of an instance. Pure functions.
 *
 * @param group that our interfaces are in
 * @param protocol that our routes and proxies bear, by which they are known (ip-route(8))
 */
record IpCommands(int group, int protocol) {

    /** In the lines, the pid of the container's first process: known to the hook only. */
    static final String PID = "@pid@";

    /** In the lines, the pid of the hook, which is on the host. */
    static final String HOST = "@host@";

    /**
     * Both ends of a routed link have the same address: so both know where to send, and nobody
     * asks. It is the same on every host, as the instance may move.
     */
    private static final String ROUTED_END = " address ee:ee:ee:ee:ee:ee arp off";

    /**
     * Gateways that nobody has, as nobody asks for them: they spare the kernel an entry among its
     * neighbours for each address that an instance talks to.
     */
    private static final String NOBODY4 = "169.254.0.1";

    private static final String NOBODY6 = "fe80::1";

    /** What makes the links, and configures the ends inside; to be run inside. */
    List<String> inside(InstanceNetwork network) {
        List<String> lines = new ArrayList<>(List.of("link set lo up"));
        for (Port port : network.ports()) {
            lines.add(link(port));
            lines.add("link set " + port.inside() + addressGeneration(port) + " up");
            addresses(network, port).forEach(a -> lines.add(address(a, port.inside())));
        }
        lines.addAll(defaultRoutes(network));
        return lines;
    }

    private static List<InterfaceAddress> addresses(InstanceNetwork network, Port port) {
        return switch (port) {
            case Port.Routed routed -> network.addresses(routed.settings());
            case Port.Bridged bridged -> network.addresses(bridged.settings());
            case Port.Pair _ -> List.of();
        };
    }

    private String link(Port port) {
        return switch (port) {
            case Port.Routed(_, NetworkInterface settings) ->
                    link(port, settings.index(), settings.mtu(), ROUTED_END, ROUTED_END);
            case Port.Bridged bridged ->
                    link(
                            port,
                            bridged.settings().index(),
                            bridged.settings().mtu(),
                            " address " + bridged.mac(),
                            "");
            case Port.Pair(_, InterfacePair settings) ->
                    link(
                            port,
                            settings.index(),
                            settings.host().mtu(),
                            "",
                            settings.host().mac().map(mac -> " address " + mac).orElse(""));
        };
    }

    private String link(
            Port port, OptionalInt index, OptionalInt mtu, String insideEnd, String hostEnd) {
        String both = option("mtu", mtu);
        return "link add "
                + port.inside()
                + option("index", index)
                + insideEnd
                + both
                + " type veth peer name "
                + port.host()
                + " group "
                + group
                + hostEnd
                + both
                + " netns "
                + HOST;
    }

    private static String option(String word, OptionalInt value) {
        return value.isPresent() ? " " + word + " " + value.getAsInt() : "";
    }

    /** Addresses of a link without neighbours would serve nobody. */
    private static String addressGeneration(Port port) {
        return port instanceof Port.Routed ? " addrgenmode none" : "";
    }

    /** Nobody else can have it, so nobody needs to be asked. */
    private static String address(InterfaceAddress address, String device) {
        return "addr replace "
                + address
                + " dev "
                + device
                + (address.isVersion4() ? "" : " nodad");
    }

    /** Of each version one: by the first link that has an address of it. */
    private static List<String> defaultRoutes(InstanceNetwork network) {
        Map<Boolean, String> routes = new LinkedHashMap<>();
        for (Port port : network.ports()) {
            if (port instanceof Port.Routed routed) {
                for (InterfaceAddress address : network.addresses(routed.settings())) {
                    boolean isVersion4 = address.isVersion4();
                    String gateway = isVersion4 ? NOBODY4 : NOBODY6;
                    routes.putIfAbsent(isVersion4, defaultRoute(isVersion4, gateway, port));
                }
            } else if (port instanceof Port.Bridged bridged) {
                for (InetAddress gateway : bridged.bridge().gateways()) {
                    boolean isVersion4 = IpNetwork.of(gateway).isVersion4();
                    String text = InterfaceAddress.text(gateway);
                    routes.putIfAbsent(isVersion4, defaultRoute(isVersion4, text, port));
                }
            }
        }
        return List.copyOf(routes.values());
    }

    private static String defaultRoute(boolean isVersion4, String gateway, Port port) {
        return "route replace "
                + (isVersion4 ? "0.0.0.0/0" : "::/0")
                + " via "
                + gateway
                + " dev "
                + port.inside()
                + " onlink";
    }

    /** What configures the ends on the host, and brings interfaces of the host in. */
    List<String> outside(InstanceNetwork network) {
        List<String> lines = new ArrayList<>();
        for (Port port : network.ports()) {
            String alias = " alias " + network.name().value() + "/" + port.inside();
            switch (port) {
                case Port.Routed _ ->
                        lines.add("link set " + port.host() + " addrgenmode none" + alias + " up");
                case Port.Bridged bridged ->
                        lines.add(
                                "link set "
                                        + port.host()
                                        + " master "
                                        + bridged.bridge().name()
                                        + " addrgenmode none"
                                        + alias
                                        + " up");
                case Port.Pair pair -> {
                    InterfacePair.Configuration host = pair.settings().host();
                    lines.add("link set " + port.host() + alias + (host.isUp() ? " up" : ""));
                    host.addresses().forEach(a -> lines.add(address(a, port.host())));
                }
            }
        }
        lines.addAll(routes("replace", network.routes()));
        network.moved().forEach(moved -> lines.add(moveIn(moved)));
        return lines;
    }

    private static String moveIn(MovedInterface moved) {
        return "link set " + moved.host() + " netns " + PID + " name " + moved.inside();
    }

    /** Routes to addresses. */
    List<String> routes(String verb, Map<IpNetwork, Port> routes) {
        return routes.entrySet().stream()
                .map(route -> route(verb, route.getKey(), route.getValue().host()))
                .toList();
    }

    /** A command about the route to an address. */
    String route(String verb, IpNetwork address, String device) {
        return "route " + verb + " " + address + " dev " + device + " proto " + protocol;
    }

    /** A command about an address's published entry. */
    String proxy(String verb, IpNetwork address, String uplink) {
        return "neigh "
                + verb
                + " proxy "
                + address
                + " dev "
                + uplink
                + (verb.equals("del") ? "" : " protocol " + protocol);
    }

    /** What gives each end on the host its rate, for {@code tc -batch} (tc-tbf(8)). */
    static List<String> shaping(InstanceNetwork network, boolean isInside) {
        List<String> lines = new ArrayList<>();
        for (Port port : network.ports()) {
            NetworkInterface settings =
                    switch (port) {
                        case Port.Routed routed -> routed.settings();
                        case Port.Bridged bridged -> bridged.settings();
                        case Port.Pair _ -> null;
                    };
            if (settings != null && settings.rate().isPresent()) {
                lines.add(
                        shaping(
                                isInside ? port.inside() : port.host(),
                                settings.rate().getAsLong()));
            }
        }
        return lines;
    }

    /** At once may go what comes in twenty milliseconds, at least two large packets. */
    private static String shaping(String device, long rate) {
        long burst = Math.max(rate / Byte.SIZE / 50, 1 << 17);
        return "qdisc replace dev "
                + device
                + " root tbf rate "
                + rate
                + "bit burst "
                + burst
                + " latency 100ms";
    }
}
