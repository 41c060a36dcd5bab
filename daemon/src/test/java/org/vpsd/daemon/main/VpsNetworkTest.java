package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.protocol.CommandName;

/** Routed interfaces of containers: who reaches whom, and what is stopped. */
class VpsNetworkTest {

    private static final String HOST = "host1";
    private static final String WEB = "netif { 0 { address = [ 192.0.2.10, \"2001:db8::10\" ] } }";

    @SuppressWarnings("NullAway.Init")
    private World world;

    @SuppressWarnings("NullAway.Init")
    private NetworkedVps vps;

    @BeforeEach
    void startContainer() throws Exception {
        NetworkedVps.require();
        world = new World(1);
        vps = new NetworkedVps(world, HOST);
        vps.host().vps("web", WEB);
        vps.host()
                .vps(
                        "db",
                        "netif_0_address = \"192.0.2.20, 2001:db8::20\"; netif_0_mtu = 1400;"
                                + " netif_0_ifidx = 7; ip_networks = 198.51.100.0/24");
        vps.startDaemon();
        vps.start("web");
    }

    @AfterEach
    void leaveNothing() throws Exception {
        try {
            vps.end();
        } finally {
            world.close();
        }
    }

    @Test
    void reachTheOutsideAndOneAnother() throws Exception {
        vps.start("db");
        for (String address : List.of("192.0.2.10", "2001:db8::10", "2001:db8::20")) {
            assertThat(world.answers("outside", address)).as(address).isTrue();
        }
        for (String address :
                List.of(
                        World.OUTSIDE4,
                        World.OUTSIDE6,
                        "192.0.2.20",
                        "2001:db8::20",
                        "192.0.2.1")) {
            assertThat(vps.succeeds("web", "ping -c 1 -W 2 " + address)).as(address).isTrue();
        }
        assertThat(vps.inside("db", "ip link show vps0")).contains("mtu 1400").startsWith("7:");
        assertThat(vps.dropped("web")).isZero();
        assertThat(vps.daemon().answer(CommandName.SHOW, "web"))
                .contains("\"interface\":\"vps0\"")
                .doesNotContain("\"received_packets\":0,");
        assertThat(
                        vps.run(
                                "cat /proc/sys/net/ipv4/ip_forward"
                                        + " /proc/sys/net/ipv6/conf/all/forwarding"))
                .as("forwarding of all interfaces")
                .startsWith("0\n");
        assertThat(DaemonProcess.output(vps.host().directory()))
                .contains("packets of IPv4 are forwarded from eth0 from now on");
    }

    @Test
    void sendFromTheirOwnAddressesOnly() throws Exception {
        String spoof =
                "ip addr add 192.0.2.99/32 dev vps0; ip addr add 2001:db8::99/128 dev vps0;"
                        + " ping -c 2 -W 1 -I 192.0.2.99 192.0.2.254;"
                        + " ping -c 2 -W 1 -I 2001:db8::99 2001:db8::fe";
        assertThat(vps.inside("web", spoof)).contains("2 packets transmitted, 0 packets received");
        assertThat(vps.dropped("web")).isGreaterThanOrEqualTo(4);
        assertThat(vps.succeeds("web", "ping -c 1 -W 2 " + World.OUTSIDE4)).isTrue();
    }

    /** Neither end of the link speaks ARP, so nobody's neighbours can be turned. */
    @Test
    void haveNoNeighboursToDeceive() throws Exception {
        vps.inside(
                "web",
                "ip link set vps0 arp on; ip addr add 192.0.2.254/32 dev vps0; arping -U -c 3 -s"
                        + " 192.0.2.254 -I vps0 192.0.2.254");
        assertThat(vps.run("ip neigh show 192.0.2.254")).doesNotContain("ee:ee:ee:ee:ee:ee");
        assertThat(vps.run("ip neigh show nud reachable dev eth0")).doesNotContain("ee:ee:ee");
        vps.inside("web", "ip link set vps0 arp off; ip addr del 192.0.2.254/32 dev vps0");
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
        String advertisement =
                "ip link set vps0 arp on; ip addr add 2001:db8::fe/128 dev vps0;"
                        + " ping -c 2 -W 1 -I 2001:db8::fe 2001:db8::1";
        long before = vps.dropped("web");
        vps.inside("web", advertisement);
        assertThat(vps.dropped("web")).isGreaterThan(before);
        assertThat(world.answers(HOST, World.OUTSIDE6)).isTrue();
    }

    @Test
    void mayUseMoreOrLessWhileTheyRun() throws Exception {
        vps.inside("web", "ip addr add 192.0.2.11/32 dev vps0");
        assertThat(world.isSilent("outside", "192.0.2.11")).isTrue();
        assertThat(vps.change(CommandName.IPNET, "web", "add", "192.0.2.11,203.0.113.0/24"))
                .doesNotContain("Failure");
        assertThat(world.answers("outside", "192.0.2.11")).isTrue();
        assertThat(vps.daemon().answer(CommandName.ARGSHOW, "web"))
                .contains(
                        "\"networks4\":[\"192.0.2.10\",\"192.0.2.11\",\"203.0.113.0/24\"]"
                                + ",\"networks6\":[\"2001:db8::10\"]");
        // Only what is asked for passes: no route brings the network's packets here by itself.
        vps.inside("web", "ip addr add 203.0.113.5/32 dev vps0");
        long before = vps.dropped("web");
        vps.inside("web", "ping -c 1 -W 1 -I 203.0.113.5 192.0.2.254");
        assertThat(vps.dropped("web")).isEqualTo(before);
        vps.daemon().ask(CommandName.RESTART, "web");
        vps.daemon().pidOf("web");
        assertThat(vps.daemon().answer(CommandName.ARGSHOW, "web")).contains("203.0.113.0/24");
        assertThat(vps.change(CommandName.IPNET, "web", "rem", "192.0.2.10,203.0.113.0/24"))
                .doesNotContain("Failure");
        assertThat(world.isSilent("outside", "192.0.2.10")).isTrue();
        assertThat(world.answers("outside", "2001:db8::10")).isTrue();
        before = vps.dropped("web");
        vps.inside("web", "ping -c 1 -W 1 -I 192.0.2.10 192.0.2.254");
        assertThat(vps.dropped("web")).isGreaterThan(before);
        assertThat(vps.run("ip neigh show proxy; ip route")).doesNotContain("192.0.2.10 ");
    }

    @Test
    void refuseWhatCannotBe() throws Exception {
        vps.start("db");
        assertThat(vps.change(CommandName.IPNET, "web", "add", "192.0.2.11,192.0.2.20"))
                .contains("keeps its addresses: the address 192.0.2.20 is in use by db");
        assertThat(vps.change(CommandName.IPNET, "web", "rem", "192.0.2.77"))
                .contains("192.0.2.77 is not in its list: 192.0.2.10, 2001:db8::10");
        assertThat(vps.change(CommandName.IPNET, "web", "add", "10.0.0.0/33"))
                .contains("\"10.0.0.0/33\" is no address or network");
        assertThat(vps.change(CommandName.IPNET, "web", "set", "10.0.0.1"))
                .contains("expected add or rem");
        assertThat(vps.daemon().answer(CommandName.ARGSHOW, "web"))
                .contains("\"networks4\":[\"192.0.2.10\"]");
        assertThat(vps.run("ip route")).doesNotContain("192.0.2.11 ");
    }

    @Test
    void keepTheirAddressesToThemselves() throws Exception {
        vps.host().vps("copy", WEB);
        vps.daemon().ask(CommandName.RELOAD);
        String before = world.snapshot(HOST);
        assertThat(vps.daemon().answer(CommandName.START, "copy"))
                .contains("its network: the address 192.0.2.10 is in use by web");
        world.awaitSnapshot(HOST, before);
        vps.stop("web");
        vps.daemon().ask(CommandName.FAILRESET, "copy");
        vps.start("copy");
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
    }

    @Test
    void areCutOffWhileTheyAreSuspended() throws Exception {
        vps.daemon().ask(CommandName.SUSPEND, "web");
        assertThat(world.isSilent("outside", "192.0.2.10")).isTrue();
        assertThat(vps.run("nft list ruleset")).containsPattern("counter packets [1-9]\\d* bytes");
        vps.daemon().kill();
        vps.startDaemon();
        vps.await("web", "suspended");
        assertThat(world.isSilent("outside", "2001:db8::10")).isTrue();
        vps.daemon().ask(CommandName.RESUME, "web");
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
    }

    @Test
    void areReachedWhileTheDaemonIsAway() throws Exception {
        vps.daemon().kill();
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
        vps.startDaemon();
        vps.daemon().pidOf("web");
        assertThat(world.answers("outside", "2001:db8::10")).isTrue();
        vps.daemon().ask(CommandName.RESTART, "web");
        vps.daemon().pidOf("web");
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
    }

    /** An interface that goes down takes what is published on it along. */
    @Test
    void arePublishedAgainWhenAnUplinkComesBack() throws Exception {
        vps.run("ip link set eth0 down");
        vps.run("ip link set eth0 up");
        vps.run("ip route replace default via " + World.OUTSIDE4);
        await().atMost(DaemonProcess.PATIENCE)
                .until(() -> vps.run("ip neigh show proxy").contains("192.0.2.10"));
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
    }

    /** As a firewall's reload does. */
    @Test
    void areFilteredAgainSoonAfterSomebodyClearedAllRules() throws Exception {
        vps.run("nft flush ruleset");
        await().atMost(DaemonProcess.PATIENCE)
                .until(() -> vps.run("nft list ruleset").contains("192.0.2.10"));
        vps.inside(
                "web",
                "ip addr add 192.0.2.99/32 dev vps0; ping -c 1 -W 1 -I 192.0.2.99 192.0.2.1");
        assertThat(vps.dropped("web")).isPositive();
    }
}
