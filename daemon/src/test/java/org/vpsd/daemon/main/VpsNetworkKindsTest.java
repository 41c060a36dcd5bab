package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.protocol.CommandName;

/** Bridges, pairs, interfaces of the host, rates, and commands that announce. */
class VpsNetworkKindsTest {

    private static final String HOST = "host1";

    @SuppressWarnings("NullAway.Init")
    private World world;

    @SuppressWarnings("NullAway.Init")
    private NetworkedVps vps;

    @SuppressWarnings("NullAway.Init")
    private String before;

    @BeforeEach
    void makeHost() throws Exception {
        NetworkedVps.require();
        world = new World(1);
        vps = new NetworkedVps(world, HOST);
        vps.run("ip link add br0 address 02:00:00:00:00:01 type bridge");
        vps.run("ip addr add 10.1.0.1/24 dev br0");
        vps.run("ip addr add fd00:1::1/64 dev br0 nodad");
        vps.run("ip link set br0 addrgenmode none up");
        vps.run("ip link add port0 type veth peer name port1");
        vps.run("ip link set port0 addrgenmode none up");
        vps.run("ip link set port1 addrgenmode none master br0 up");
        vps.run("ip link add lan7 type veth peer name lan7p");
        vps.run("ip addr add 10.7.0.1/24 dev lan7");
        before = world.snapshot(HOST);
    }

    @AfterEach
    void leaveNothing() throws Exception {
        try {
            vps.end();
        } finally {
            world.close();
        }
    }

    private void start(String settings) throws Exception {
        vps.host().vps("web", settings);
        vps.startDaemon();
        vps.start("web");
    }

    private String failure(String settings) throws Exception {
        vps.host().vps("web", settings);
        vps.startDaemon();
        String answer = vps.daemon().answer(CommandName.START, "web");
        vps.await("web", "failed");
        world.awaitSnapshot(HOST, before);
        return answer;
    }

    @Test
    void ofABridge() throws Exception {
        start(
                "netif { 0 { bridge = br0; address = [ 10.1.0.10/24, \"fd00:1::10/64\" ];"
                        + " gateway = [ 10.1.0.1, \"fd00:1::1\" ] } }");
        assertThat(world.answers(HOST, "10.1.0.10")).isTrue();
        assertThat(world.answers(HOST, "fd00:1::10")).isTrue();
        assertThat(vps.inside("web", "ip route; ip -6 route"))
                .contains("default via 10.1.0.1")
                .contains("default via fd00:1::1");
        assertThat(vps.dropped("web")).isZero();
        vps.inside(
                "web",
                "ip addr add 10.1.0.77/24 dev vps0; arping -U -c 2 -s 10.1.0.77 -I vps0 10.1.0.77");
        long arp = vps.dropped("web");
        assertThat(arp).isPositive();
        assertThat(vps.run("ip neigh show dev br0")).doesNotContain("10.1.0.77");
        vps.inside("web", "ip addr add fd00:1::99/64 dev vps0");
        await().atMost(DaemonProcess.PATIENCE)
                .until(
                        () -> {
                            vps.inside("web", "ping -c 1 -W 1 -I fd00:1::99 fd00:1::1");
                            return vps.dropped("web") > arp;
                        });
        long nd = vps.dropped("web");
        assertThat(vps.run("ip neigh show dev br0")).doesNotContain("fd00:1::99");
        vps.inside("web", "ip link set vps0 address 02:00:00:00:00:99; ping -c 1 -W 1 10.1.0.1");
        assertThat(vps.dropped("web")).isGreaterThan(nd);
        vps.stop("web");
        world.awaitSnapshot(HOST, before);
    }

    @Test
    void ofABridgeWithoutAddressesMayUseAny() throws Exception {
        start("netif { 0 { bridge = br0; mac = \"02:00:00:00:00:05\" } }");
        assertThat(vps.inside("web", "ip link show vps0")).contains("02:00:00:00:00:05");
        assertThat(
                        vps.succeeds(
                                "web",
                                "ip addr add 10.1.0.66/24 dev vps0; ping -c 1 -W 2 10.1.0.1"))
                .isTrue();
    }

    @Test
    void haveARate() throws Exception {
        start("netif { 0 { address = 192.0.2.10; rate = 10mbit } }");
        assertThat(vps.run("tc qdisc show")).containsPattern("tbf .* rate 10Mbit");
        assertThat(vps.run("nft list ruleset")).contains("rate over 1250000 bytes/second");
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
        vps.stop("web");
        assertThat(vps.run("nft list ruleset")).doesNotContain("1250000");
    }

    @Test
    void ofPairs() throws Exception {
        start(
                "epair { 0 { ifconfig = \"inet 10.9.0.1/24 inet6 fd00:9::1 prefixlen 64\" } };"
                        + " ip_networks = \"10.9.0.2 fd00:9::/64\"");
        vps.inside(
                "web",
                "ip link set epair0b up; ip addr add 10.9.0.2/24 dev epair0b;"
                        + " ip addr add fd00:9::2/64 dev epair0b");
        assertThat(world.answers(HOST, "10.9.0.2")).isTrue();
        assertThat(world.answers(HOST, "fd00:9::2")).isTrue();
        vps.inside(
                "web",
                "ip addr add 10.9.0.77/24 dev epair0b; arping -U -c 2 -s 10.9.0.77 -I epair0b"
                        + " 10.9.0.77");
        assertThat(vps.dropped("web")).isPositive();
        vps.stop("web");
        world.awaitSnapshot(HOST, before);
    }

    @Test
    void ofPairsAreNotPassedBy() throws Exception {
        start(
                "netif { 0 { address = 192.0.2.10 } }; epair { 0 { ifconfig = \"inet 10.9.0.1/24\""
                        + " } }; ip_networks = 10.9.0.2");
        vps.inside("web", "ip addr add 10.9.0.2/24 dev epair0b");
        assertThat(world.answers(HOST, "10.9.0.2")).isTrue();
        assertThat(vps.run("ip route get 10.9.0.2")).containsPattern("dev vps\\w+e0 src 10.9.0.1");
        assertThat(vps.run("ip neigh show proxy")).doesNotContain("10.9.0.2");
    }

    @Test
    void ofTheHostComeBack() throws Exception {
        start("netif { 0 { address = 192.0.2.10 } }");
        vps.host().vps("other", "");
        vps.daemon().ask(CommandName.RELOAD);
        vps.start("other");
        assertThat(vps.change(CommandName.IFMOVE, "web", "lan8"))
                .contains("keeps its interfaces: the host has no interface lan8");
        assertThat(vps.change(CommandName.IFMOVE, "web", "lan7", "vps0"))
                .contains("keeps its interfaces: vps0 is there already");
        assertThat(vps.change(CommandName.IFMOVE, "web", "lan7", "lan0")).doesNotContain("Failure");
        assertThat(vps.inside("web", "ip link")).contains("lan0@");
        assertThat(vps.run("ip link")).doesNotContain("lan7@");
        assertThat(vps.change(CommandName.IFMOVE, "other", "lan7"))
                .contains("keeps its interfaces: lan7 is inside web already");
        assertThat(vps.change(CommandName.IFMOVE, "other", "a/b"))
                .contains("no name of an interface");
        vps.daemon().ask(CommandName.RESTART, "web");
        vps.daemon().pidOf("web");
        assertThat(vps.inside("web", "ip link")).contains("lan0@");
        vps.inside("web", "ip link set lan0 name stolen");
        vps.daemon().kill();
        vps.startDaemon();
        vps.stop("web");
        assertThat(vps.run("ip link")).contains("lan7@");
        assertThat(vps.change(CommandName.IFMOVE, "other", "lan7")).doesNotContain("Failure");
        vps.daemon().ask(CommandName.ABORT, "other");
        vps.await("other", "stopped");
        assertThat(vps.run("ip link")).contains("lan7@");
    }

    @Test
    void areAnnouncedAndRevoked() throws Exception {
        String said = vps.host().directory().resolve("said").toString();
        start(
                "netif { 0 { address = 192.0.2.10 } }; network_announce = \"echo on >>"
                        + said
                        + "\"; network_revoke = \"echo off >>"
                        + said
                        + "\"");
        vps.daemon().ask(CommandName.RESTART, "web");
        vps.daemon().pidOf("web");
        vps.stop("web");
        assertThat(vps.run("cat " + said)).isEqualTo("on\noff\n");
    }

    @Test
    void areNotStartedUnlessTheyCanBeAnnounced() throws Exception {
        assertThat(
                        failure(
                                "netif { 0 { address = 192.0.2.10 } }; network_announce ="
                                        + " \"echo no router >&2; exit 3\""))
                .contains("its network: its network_announce failed: no router");
    }

    @Test
    void areNotWaitedForWithoutEnd() throws Exception {
        assertThat(failure("hook_timeout = 200ms; network_announce = \"sleep 100\""))
                .contains("its network_announce failed: ")
                .contains("did not end within");
    }

    /** Only the kernel can tell: the runtime's hook fails. */
    @Test
    void needAnIndexThatIsFree() throws Exception {
        assertThat(failure("netif { 0 { address = 192.0.2.10; ifidx = 1 } }"))
                .contains("its network could not be connected: ");
    }

    @Test
    void needNftables() throws Exception {
        List<String> hidden =
                List.of(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "for f in /usr/sbin/nft /sbin/nft; do mount --bind /dev/null $f; done;"
                                + " exec \"$@\"",
                        "sh");
        vps.end();
        vps = new NetworkedVps(world, HOST, hidden);
        assertThat(failure("netif { 0 { address = 192.0.2.10 } }"))
                .contains("its network: a network needs nft, which is not installed on this host")
                .contains("apt-get install nftables");
    }

    @Test
    void needTheirBridge() throws Exception {
        assertThat(failure("netif { 0 { bridge = br9; address = 10.1.0.10/24 } }"))
                .contains("its network: its bridge br9 does not exist");
    }

    @Test
    void needABridgeThatIsOne() throws Exception {
        assertThat(failure("netif { 0 { bridge = lan7; address = 10.1.0.10/24 } }"))
                .contains("its network: lan7 is no bridge");
    }

    @Test
    void needTheirUplink() throws Exception {
        assertThat(failure("netif { 0 { address = 192.0.2.10 } }; uplink = eth9"))
                .contains("its network: its uplink eth9 does not exist");
    }
}
