package org.vpsd.daemon.network;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InterfaceAddress;
import org.vpsd.daemon.model.InterfacePair;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.model.NetworkInterface;
import org.vpsd.daemon.model.NetworkSettings;

/** A network that has one of everything. */
public final class SampleNetwork {

    public static final HostTag TAG = new HostTag(Path.of("/var/lib/vpsd"));

    private SampleNetwork() {}

    private static InterfaceAddress address(String text) {
        return InterfaceAddress.parse(text).orElseThrow();
    }

    /** Its settings. */
    public static NetworkSettings settings() throws IpNetworks.FormatException {
        return new NetworkSettings(
                List.of(
                        new NetworkInterface(
                                0,
                                OptionalInt.of(7),
                                OptionalInt.of(1400),
                                OptionalLong.of(100_000_000),
                                List.of(address("192.0.2.10"), address("2001:db8::10")),
                                Optional.empty()),
                        new NetworkInterface(
                                1,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalLong.empty(),
                                List.of(address("10.1.0.10/24")),
                                Optional.of(
                                        new NetworkInterface.Bridge(
                                                "br0",
                                                List.of(InetAddress.ofLiteral("10.1.0.1")),
                                                Optional.of("02:00:00:00:00:01"))))),
                List.of(
                        new InterfacePair(
                                0,
                                OptionalInt.empty(),
                                new InterfacePair.Configuration(
                                        "inet 10.9.0.1/30",
                                        List.of(address("10.9.0.1/30")),
                                        OptionalInt.empty(),
                                        Optional.empty(),
                                        true))),
                IpNetworks.parse("192.0.2.11 198.51.100.0/24 198.51.100.128/25 198.51.100.1"),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** All of it, with names that are easy to read. */
    public static InstanceNetwork network() throws IpNetworks.FormatException {
        NetworkSettings settings = settings();
        NetworkInterface bridged = settings.interfaces().get(1);
        return new InstanceNetwork(
                new InstanceName("web"),
                List.of(
                        new Port.Routed("vpsweb.0", settings.interfaces().getFirst()),
                        new Port.Bridged(
                                "vpsweb.1",
                                bridged,
                                bridged.bridge().orElseThrow(),
                                "02:00:00:00:00:01",
                                true),
                        new Port.Pair("vpswebe0", settings.pairs().getFirst())),
                settings.allowed(),
                List.of("eth0"),
                List.of(new MovedInterface("eth5", "lan0", 0)));
    }
}
