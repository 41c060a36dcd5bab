package org.vpsd.daemon.network.freebsd;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.vpsd.daemon.model.InterfaceAddress;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.MovedInterface;
import org.vpsd.daemon.network.Port;

/**
 * The lines of sh(1) that make the network of an instance on FreeBSD. Pure functions.
 *
 * <p>A routed link is an epair(4) without ARP: each end knows the other's Ethernet address. Whether
 * a source may come from a link is told by the routes (urpf-failed of pf.conf(5)), so one rule is
 * for all addresses of all instances; networks, which have no route, have a table for each link.
 *
 * @param group of our interfaces (ifconfig(8))
 * @param anchor of our rules, which pf.conf has to name: {@code anchor "vpsd_…/*"}
 */
record FreeBsdCommands(String group, String anchor) {

    /** In the lines, the name of the jail: known to the hook only. */
    static final String JAIL = "@jail@";

    private static final String HOST_END = "ee:ee:ee:ee:ee:ee";
    private static final String INNER_END = "ee:ee:ee:ee:ee:ec";
    private static final String GATEWAY4 = "169.254.0.1";
    private static final String GATEWAY6 = "fe80::1";

    /** The rules that are for all instances, for {@code pfctl -a ANCHOR/all -f -}. */
    List<String> rules() {
        return List.of(
                "table <frozen> persist",
                "block drop in quick on " + group + " from <frozen>",
                "block drop out quick on " + group + " to <frozen>",
                "anchor \"" + anchor + "/ports/*\"",
                "block drop in quick on " + group + " from urpf-failed");
    }

    /** What lets networks without a route come from a port, for {@code pfctl -a … -f -}. */
    List<String> portRules(InstanceNetwork network, Port port) {
        String networks =
                network.allowed().all().stream()
                        .filter(each -> !each.isSingle())
                        .map(IpNetwork::toString)
                        .collect(Collectors.joining(", "));
        return networks.isEmpty()
                ? List.of()
                : List.of(
                        "table <networks> { " + networks + " }",
                        "pass in quick on " + port.host() + " from <networks> no state");
    }

    /** The anchor of a port's own rules. */
    String anchorOf(Port port) {
        return anchor + "/ports/" + port.host();
    }

    /** Connects a jail that is being made. */
    List<String> plug(InstanceNetwork network) {
        List<String> lines = new ArrayList<>();
        for (Port port : network.ports()) {
            lines.add("a=$(ifconfig epair create)");
            lines.add("ifconfig \"$a\" name " + port.host() + " group " + group);
            lines.add("b=${a%a}b");
            lines.add("ifconfig \"$b\" vnet " + JAIL);
            lines.add(inside("ifconfig \"$b\" name " + port.inside()));
            lines.addAll(configure(network, port));
        }
        lines.addAll(publish(network.routes(), network.uplinks()));
        network.moved().forEach(moved -> lines.addAll(moveIn(moved, JAIL)));
        return lines;
    }

    private static String inside(String command) {
        return "jexec " + JAIL + " " + command;
    }

    private List<String> configure(InstanceNetwork network, Port port) {
        return switch (port) {
            case Port.Routed routed -> routed(network, routed);
            case Port.Bridged bridged -> bridged(network, bridged);
            case Port.Pair pair ->
                    List.of("ifconfig " + port.host() + " " + pair.settings().host().line());
        };
    }

    private static List<String> routed(InstanceNetwork network, Port.Routed port) {
        List<String> lines = new ArrayList<>();
        String mtu = mtu(port.settings().mtu());
        lines.add("ifconfig " + port.host() + mtu + " ether " + HOST_END + " staticarp up");
        lines.add(
                inside(
                        "ifconfig "
                                + port.inside()
                                + mtu
                                + " ether "
                                + INNER_END
                                + " staticarp up"));
        List<InterfaceAddress> addresses = network.addresses(port.settings());
        addresses.forEach(a -> lines.add(inside("ifconfig " + port.inside() + address(a))));
        if (addresses.stream().anyMatch(InterfaceAddress::isVersion4)) {
            lines.add(inside("route -q add -host " + GATEWAY4 + " -iface " + port.inside()));
            lines.add(inside("arp -s " + GATEWAY4 + " " + HOST_END));
            lines.add(defaultRoute("", GATEWAY4));
        }
        if (!addresses.stream().allMatch(InterfaceAddress::isVersion4)) {
            String gateway = GATEWAY6 + "%" + port.inside();
            lines.add(inside("ndp -s " + gateway + " " + HOST_END));
            lines.add(defaultRoute("-6 ", gateway));
        }
        return lines;
    }

    /** Of several links the first one's stays. */
    private static String defaultRoute(String version, String gateway) {
        return inside("route -q " + version + "add default " + gateway) + " || true";
    }

    private static List<String> bridged(InstanceNetwork network, Port.Bridged port) {
        List<String> lines = new ArrayList<>();
        String mtu = mtu(port.settings().mtu());
        lines.add("ifconfig " + port.host() + mtu + " up");
        lines.add("ifconfig " + port.bridge().name() + " addm " + port.host());
        lines.add(inside("ifconfig " + port.inside() + mtu + " ether " + port.mac() + " up"));
        for (InterfaceAddress address : network.addresses(port.settings())) {
            lines.add(inside("ifconfig " + port.inside() + address(address)));
        }
        for (InetAddress gateway : port.bridge().gateways()) {
            String version = IpNetwork.of(gateway).isVersion4() ? "" : "-6 ";
            lines.add(defaultRoute(version, InterfaceAddress.text(gateway)));
        }
        return lines;
    }

    private static String mtu(OptionalInt mtu) {
        return mtu.isPresent() ? " mtu " + mtu.getAsInt() : "";
    }

    private static String address(InterfaceAddress address) {
        return (address.isVersion4() ? " inet " : " inet6 ") + address + " alias";
    }

    /** Routes to addresses, and published entries for them. */
    List<String> publish(Map<IpNetwork, Port> routes, List<String> uplinks) {
        List<String> lines = new ArrayList<>();
        routes.forEach(
                (address, port) -> {
                    lines.add(route("add", address) + " -iface " + port.host());
                    if (address.isVersion4()) {
                        lines.add("arp -s " + address + " " + INNER_END);
                        lines.add("arp -s " + address + " auto pub");
                    } else {
                        lines.add("ndp -s " + address + " " + INNER_END);
                        uplinks.forEach(uplink -> lines.add(proxy(address, uplink)));
                    }
                });
        return lines;
    }

    private static String route(String verb, IpNetwork address) {
        return "route -q " + (address.isVersion4() ? "" : "-6 ") + verb + " -host " + address;
    }

    /** Published with the Ethernet address of the uplink. */
    private static String proxy(IpNetwork address, String uplink) {
        return "ndp -s "
                + address
                + " \"$(ifconfig "
                + uplink
                + " ether | sed -n 's/.*ether //p')\" proxy";
    }

    /** The contrary of {@link #publish}. */
    List<String> withdraw(Map<IpNetwork, Port> routes) {
        List<String> lines = new ArrayList<>();
        for (IpNetwork address : routes.keySet()) {
            lines.add(address.isVersion4() ? "arp -d " + address + " pub" : "ndp -d " + address);
            lines.add((address.isVersion4() ? "arp -d " : "ndp -d ") + address);
            lines.add(route("delete", address));
        }
        return lines;
    }

    /** Lets packets be forwarded, which on FreeBSD all interfaces do or none. */
    List<String> forward(InstanceNetwork network) {
        List<String> lines = new ArrayList<>();
        if (network.routes(true)) {
            lines.add("sysctl net.inet.ip.forwarding=1");
        }
        if (network.routes(false)) {
            lines.add("sysctl net.inet6.ip6.forwarding=1");
        }
        return lines;
    }

    /** Takes all of a network away; an epair(4) goes whole. */
    List<String> takeDown(InstanceNetwork network) {
        List<String> lines = new ArrayList<>(withdraw(network.routes()));
        for (Port port : network.ports()) {
            lines.add("pfctl -q -a " + anchorOf(port) + " -F all");
            lines.add("ifconfig " + port.host() + " destroy");
        }
        lines.addAll(block(network, false));
        return lines;
    }

    /** Lets nothing pass to or from addresses, or what is allowed. */
    List<String> block(InstanceNetwork network, boolean isBlocked) {
        if (network.allowed().all().isEmpty()) {
            return List.of();
        }
        return List.of(
                "pfctl -q -a "
                        + anchor
                        + "/all -t frozen -T "
                        + (isBlocked ? "add " : "delete ")
                        + network.allowed().all().stream()
                                .map(IpNetwork::toString)
                                .collect(Collectors.joining(" ")));
    }

    /** Moves an interface of the host into a jail. */
    static List<String> moveIn(MovedInterface moved, String jail) {
        List<String> lines = new ArrayList<>();
        lines.add("ifconfig " + moved.host() + " vnet " + jail);
        if (!moved.inside().equals(moved.host())) {
            lines.add("jexec " + jail + " ifconfig " + moved.host() + " name " + moved.inside());
        }
        return lines;
    }

    /** Takes it back; what is left inside comes back by itself when the jail ends. */
    static List<String> takeBack(MovedInterface moved, String jail) {
        List<String> lines = new ArrayList<>();
        lines.add("ifconfig " + moved.inside() + " -vnet " + jail);
        if (!moved.inside().equals(moved.host())) {
            lines.add("ifconfig " + moved.inside() + " name " + moved.host());
        }
        return lines;
    }
}
