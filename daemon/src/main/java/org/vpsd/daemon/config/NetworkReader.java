package org.vpsd.daemon.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vpsd.daemon.model.InterfaceAddress;
import org.vpsd.daemon.model.InterfacePair;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.model.NetworkInterface;
import org.vpsd.daemon.model.NetworkSettings;
import org.vpsd.jucl.UclObject;

/** Reads the network of a container. */
final class NetworkReader {

    private static final List<String> NETIF =
            List.of("address", "ifidx", "mtu", "rate", "bridge", "gateway", "mac");

    private static final List<String> EPAIR = List.of("ifconfig", "ifidx");

    /** As tc(8) writes rates, in bits a second. */
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})(|k|m|g)bit");

    private static final int MAX_INDEX = 1 << 20;
    private static final String EXAMPLES = "for example  192.0.2.1, 192.0.2.0/24 or fc00::/112";

    private final UclObject section;
    private final Settings settings;
    private final Problems problems;

    /** A reader of one section. */
    NetworkReader(UclObject section, Settings settings, Problems problems) {
        this.section = section;
        this.settings = settings;
        this.problems = problems;
    }

    NetworkSettings read() {
        List<NetworkInterface> interfaces = new ArrayList<>();
        NumberedSections.read("netif", NETIF, section, settings, problems)
                .forEach((number, values) -> interfaces.add(netif(number, values)));
        List<InterfacePair> pairs = new ArrayList<>();
        NumberedSections.read("epair", EPAIR, section, settings, problems)
                .forEach((number, values) -> pairs.add(pair(number, values)));
        IpNetworks networks = networks();
        List<String> uplinks = uplinks();
        return new NetworkSettings(
                interfaces,
                pairs,
                networks,
                uplinks,
                command("network_announce"),
                command("network_revoke"));
    }

    private Optional<String> command(String key) {
        return settings.value(key).map(ScalarText::plain).filter(text -> !text.isBlank());
    }

    private IpNetworks networks() {
        try {
            return IpNetworks.parse(
                    settings.value("ip_networks").map(ScalarText::plain).orElse(""));
        } catch (IpNetworks.FormatException e) {
            settings.refuse("ip_networks", e.getMessage(), EXAMPLES);
            return IpNetworks.NONE;
        }
    }

    /** {@code auto} is what holds without it. */
    private List<String> uplinks() {
        List<String> names =
                IpNetworks.words(settings.value("uplink").map(ScalarText::plain).orElse(""));
        if (names.equals(List.of("auto"))) {
            return List.of();
        }
        names.forEach(name -> requireInterface(settings, "uplink", name));
        return names;
    }

    private boolean hasNetworks() {
        return settings.value("ip_networks").isPresent();
    }

    private static void requireInterface(Settings settings, String key, String name) {
        if (!NetworkInterface.isName(name)) {
            settings.refuse(
                    key,
                    "\"" + name + "\" is no name of an interface",
                    "up to 15 letters, digits, and . _ -");
        }
    }

    private NetworkInterface netif(int number, UclObject values) {
        Settings netif = new Settings("netif " + number + " ", values, problems);
        Optional<NetworkInterface.Bridge> bridge = bridge(netif);
        List<InterfaceAddress> addresses = addresses(netif, "address");
        for (InterfaceAddress address : addresses) {
            if (bridge.isEmpty() && !address.isSingle()) {
                netif.refuse(
                        "address",
                        address + ": the addresses of a routed interface are in no network",
                        "leave the /" + address.prefix() + " out, or name a bridge");
            }
        }
        NetworkInterface read =
                new NetworkInterface(
                        number,
                        index(netif),
                        number(netif, "mtu", IfconfigLine.MIN_MTU, IfconfigLine.MAX_MTU),
                        rate(netif),
                        addresses,
                        bridge);
        netif.reportUnknown();
        if (bridge.isPresent() && addresses.isEmpty() && !hasNetworks()) {
            problems.warn(
                    values.position(),
                    "netif " + number + " of a bridge has no address: it may use any",
                    "with an address, only packets of what the instance may use are passed on");
        }
        return read;
    }

    private Optional<NetworkInterface.Bridge> bridge(Settings netif) {
        Optional<String> name = netif.text("bridge");
        name.ifPresent(text -> requireInterface(netif, "bridge", text));
        List<InetAddress> gateways =
                addresses(netif, "gateway").stream().map(InterfaceAddress::address).toList();
        Optional<String> mac = netif.text("mac");
        if (mac.filter(text -> !IfconfigLine.isMac(text)).isPresent()) {
            netif.refuse(
                    "mac", "\"" + mac.get() + "\" is no address", "for example  02:00:5e:10:00:01");
        }
        if (name.isEmpty()) {
            for (String key : List.of("gateway", "mac")) {
                if (netif.value(key).isPresent()) {
                    netif.refuse(key, "is for an interface of a bridge", "name the bridge");
                }
            }
        }
        return name.map(text -> new NetworkInterface.Bridge(text, gateways, mac));
    }

    private InterfacePair pair(int number, UclObject values) {
        Settings pair = new Settings("epair " + number + " ", values, problems);
        OptionalInt index = index(pair);
        String line = pair.value("ifconfig").map(ScalarText::plain).orElse("");
        pair.reportUnknown();
        try {
            return new InterfacePair(number, index, IfconfigLine.read(line));
        } catch (IfconfigLine.FormatException e) {
            pair.refuse("ifconfig", e.getMessage(), "for example  inet 192.0.2.1/24");
            return new InterfacePair(
                    number,
                    index,
                    new InterfacePair.Configuration(
                            line, List.of(), OptionalInt.empty(), Optional.empty(), false));
        }
    }

    private static List<InterfaceAddress> addresses(Settings settings, String key) {
        List<InterfaceAddress> addresses = new ArrayList<>();
        for (String word :
                IpNetworks.words(settings.value(key).map(ScalarText::plain).orElse(""))) {
            InterfaceAddress.parse(word)
                    .ifPresentOrElse(
                            addresses::add,
                            () -> settings.refuse(key, "\"" + word + "\" is no address", EXAMPLES));
        }
        return addresses;
    }

    private static OptionalInt index(Settings settings) {
        return number(settings, "ifidx", 1, MAX_INDEX);
    }

    private static OptionalInt number(Settings settings, String key, int min, int max) {
        return settings.value(key).isPresent()
                ? OptionalInt.of(settings.count(key, min, min, max, ""))
                : OptionalInt.empty();
    }

    private static OptionalLong rate(Settings settings) {
        Optional<String> text = settings.text("rate");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher matcher = RATE.matcher(text.get());
        if (!matcher.matches()) {
            settings.refuse(
                    "rate", "\"" + text.get() + "\" is no rate", "for example  rate = 100mbit");
            return OptionalLong.empty();
        }
        long unit =
                switch (matcher.group(2)) {
                    case "k" -> 1_000;
                    case "m" -> 1_000_000;
                    case "g" -> 1_000_000_000;
                    default -> 1;
                };
        long rate = Long.parseLong(matcher.group(1)) * unit;
        if (rate < 8_000) {
            settings.refuse("rate", "is too low: at least 8kbit", "");
            return OptionalLong.empty();
        }
        return OptionalLong.of(rate);
    }
}
