package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.InterfaceAddress;
import org.vpsd.daemon.model.InterfacePair;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.model.NetworkInterface;
import org.vpsd.daemon.model.NetworkSettings;

/** The network of a container, in both forms of configuration. */
class NetworkReaderTest {

    @TempDir private Path temp;

    @SuppressWarnings("NullAway.Init")
    private ConfigTree tree;

    @BeforeEach
    void emptyTree() throws IOException {
        tree = new ConfigTree(temp.toRealPath());
    }

    private Configuration read() {
        return new ConfigReader(Set.of(InstanceType.VPS)).read(tree.path(""));
    }

    private NetworkSettings network() {
        Configuration configuration = read();
        assertThat(tree.problems(configuration)).isEmpty();
        return configuration.instances().getFirst().vps().orElseThrow().network();
    }

    private static InterfaceAddress address(String text) {
        return InterfaceAddress.parse(text).orElseThrow();
    }

    @Test
    void readsUcl() throws Exception {
        tree.instance(
                "web",
                """
                fsroot = /vps/web
                netif {
                  0 { address = [ 192.0.2.10, "2001:db8::10" ]; mtu = 1400; rate = 100mbit; ifidx = 7 }
                  1 { bridge = br0; address = 10.1.0.10/24; gateway = 10.1.0.1; mac = "02:00:00:00:00:01" }
                }
                epair { 3 { ifconfig = "inet 10.9.0.1 netmask 0xfffffffc mtu 9000 up" } }
                ip_networks = "198.51.100.0/255.255.255.0, fc00::100:0/112"
                uplink = "eth0 eth1"
                network_announce = "announce it"
                network_revoke = ""
                """);
        assertThat(network())
                .isEqualTo(
                        new NetworkSettings(
                                List.of(
                                        new NetworkInterface(
                                                0,
                                                OptionalInt.of(7),
                                                OptionalInt.of(1400),
                                                OptionalLong.of(100_000_000),
                                                List.of(
                                                        address("192.0.2.10"),
                                                        address("2001:db8::10")),
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
                                                                List.of(
                                                                        InetAddress.ofLiteral(
                                                                                "10.1.0.1")),
                                                                Optional.of(
                                                                        "02:00:00:00:00:01"))))),
                                List.of(
                                        new InterfacePair(
                                                3,
                                                OptionalInt.empty(),
                                                new InterfacePair.Configuration(
                                                        "inet 10.9.0.1 netmask 0xfffffffc mtu"
                                                                + " 9000 up",
                                                        List.of(address("10.9.0.1/30")),
                                                        OptionalInt.of(9000),
                                                        Optional.empty(),
                                                        true))),
                                IpNetworks.parse("198.51.100.0/24 fc00::100:0/112"),
                                List.of("eth0", "eth1"),
                                Optional.of("announce it"),
                                Optional.empty()));
    }

    @Test
    void readsTheFlatForm() throws Exception {
        tree.file(
                "vps_web.conf",
                """
                NAME = web
                FSROOT = /vps/web
                NETIF_0_ADDRESS = '1.2.3.4, 2001:2002::2003'
                NETIF_0_IFIDX = 5
                EPAIR_1_IFCONFIG = 'inet6 fd00::1 prefixlen 64'
                EPAIR_1_IFIDX = 9
                IP_NETWORKS = 10.0.0.1
                UPLINK = auto
                """);
        NetworkSettings network = network();
        assertThat(network.interfaces().getFirst().addresses())
                .containsExactly(address("1.2.3.4"), address("2001:2002::2003"));
        assertThat(network.interfaces().getFirst().index()).hasValue(5);
        assertThat(network.pairs().getFirst().host().addresses())
                .containsExactly(address("fd00::1/64"));
        assertThat(network.pairs().getFirst().index()).hasValue(9);
        assertThat(network.uplinks()).isEmpty();
        assertThat(network.allowed()).hasToString("1.2.3.4, 2001:2002::2003, 10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "netif { 0 { address = 10.0.0.1/24 } } | netif 0 address: 10.0.0.1/24: the"
                        + " addresses of a routed interface are in no network",
                "netif { 0 { address = host } } | netif 0 address: \"host\" is no address",
                "netif { 100 { } } | netif: expected a number from 0 to 99, got \"100\"",
                "netif { x { } } | netif: expected a number from 0 to 99, got \"x\"",
                "netif { 0 = 1 } | netif 0: expected a section",
                "netif { 0 { colour = red } } | unknown key \"colour\"",
                "netif { 0 { mtu = 20 } } | netif 0 mtu: expected 68 to 65535, got 20",
                "netif { 0 { rate = fast } } | netif 0 rate: \"fast\" is no rate",
                "netif { 0 { rate = 1kbit } } | netif 0 rate: is too low",
                "netif { 0 { gateway = 10.0.0.1 } } | netif 0 gateway: is for an interface of a"
                        + " bridge",
                "netif { 0 { bridge = \"a b\" } } | netif 0 bridge: \"a b\" is no name of an"
                        + " interface",
                "netif { 0 { bridge = b; mac = \"03:00:00:00:00:01\" } } | netif 0 mac:"
                        + " \"03:00:00:00:00:01\" is no address",
                "netif { 0 { } }; netif_0_address = 10.0.0.1 | netif 0 is given twice",
                "uplink = /dev/eth0 | uplink: \"/dev/eth0\" is no name of an interface",
                "epair { 0 { ifconfig = \"inet 10.0.0.1/24 promisc\" } } | epair 0 ifconfig: does"
                        + " not know the word \"promisc\"",
                "epair { 0 { ifconfig = \"inet\" } } | epair 0 ifconfig: ends after \"inet\"",
                "epair { 0 { ifconfig = \"netmask 255.0.0.0\" } } | epair 0 ifconfig: netmask"
                        + " comes before the address that it is of",
                "epair { 0 { ifconfig = \"10.0.0.1 netmask 255.0.255.0\" } } | epair 0 ifconfig:"
                        + " \"255.0.255.0\" is no netmask",
                "epair { 0 { ifconfig = \"ether zz\" } } | epair 0 ifconfig: \"zz\" is no Ethernet"
                        + " address",
            })
    void saysWhatIsWrong(String setting, String problem) throws IOException {
        tree.instance("web", "fsroot = /vps/web; " + setting);
        Configuration configuration = read();
        assertThat(configuration.instances()).isEmpty();
        assertThat(tree.problems(configuration).toString()).contains(problem);
    }

    @Test
    void warnsOfAnAddressForTwo() throws IOException {
        tree.instance("a", "fsroot = /vps/a; netif { 0 { address = 192.0.2.1 } }");
        tree.instance("b", "fsroot = /vps/b; ip_networks = \"192.0.2.1 192.0.2.0/24\"");
        Configuration configuration = read();
        assertThat(configuration.instances()).hasSize(2);
        assertThat(tree.problems(configuration).toString())
                .contains("warning: the address 192.0.2.1 of \"b\" is also that of a (a/config:");
    }

    @Test
    void warnsOfABridgeWithoutAddresses() throws IOException {
        tree.instance("a", "fsroot = /vps/a; netif { 0 { bridge = br0 } }");
        assertThat(tree.problems(read()).toString()).contains("it may use any");
    }
}
