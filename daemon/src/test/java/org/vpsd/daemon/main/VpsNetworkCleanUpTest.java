package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.protocol.CommandName;

/** What should exist exists, and nothing else of ours, whatever has happened. */
class VpsNetworkCleanUpTest {

    private static final String HOST = "host1";
    private static final int ROUNDS = 50;

    @SuppressWarnings("NullAway.Init")
    private World world;

    @SuppressWarnings("NullAway.Init")
    private NetworkedVps vps;

    @BeforeEach
    void makeHost() throws Exception {
        NetworkedVps.require();
        world = new World(2);
        vps = new NetworkedVps(world, HOST);
        vps.run("nft add table inet others");
        vps.run("nft add chain inet others forward '{ type filter hook forward priority 0; }'");
        vps.run("nft add rule inet others forward ip saddr 203.0.113.9 drop");
        vps.run("ip link add vpsothers type veth peer name vpsothersp");
        vps.run("ip neigh add proxy 203.0.113.9 dev eth0");
        vps.run("ip route add 203.0.113.0/24 dev eth0 proto 201");
        vps.host().vps("web", "netif { 0 { address = [ 192.0.2.10, \"2001:db8::10\" ] } }");
        vps.host().vps("db", "netif { 0 { address = 192.0.2.20; rate = 10mbit } }");
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
    void isMadeAgainAndRemovedByTheNextDaemon() throws Exception {
        vps.startDaemon();
        vps.start("web");
        vps.start("db");
        vps.daemon().kill();
        String link = vps.run("ip -o link show | grep -o 'vps[a-z0-9]*[.]0' | head -1").strip();
        String group =
                vps.run("cat /proc/net/dev >/dev/null; ip -j -d link show dev " + link)
                        .replaceAll("(?s).*\"group\":\"?(\\d+).*", "$1");
        String table = vps.run("nft list tables | grep -o 'inet vpsd_.*'").strip();
        String protocol =
                vps.run("ip neigh show proxy 192.0.2.10").replaceAll("(?s).*proto (\\d+).*", "$1");
        // Another daemon may bear the same number.
        vps.run("ip link set vpsothers up");
        vps.run("ip route add 192.0.2.77 dev vpsothers proto " + protocol);
        vps.run("ip neigh add proxy 192.0.2.77 dev eth0 protocol " + protocol);
        String sound = world.snapshot(HOST);
        vps.run("ip link add vpsleft.0 group " + group + " type veth peer name leftp");
        vps.run("nft add element " + table + " addr4 '{ vpsleft.0 . 192.0.2.66 }'");
        vps.run("nft add element " + table + " net6 '{ vpsleft.0 . fd00::/8 }'");
        vps.run("nft add element " + table + " frozen '{ vpsleft.0 }'");
        vps.run("ip neigh add proxy 192.0.2.66 dev eth0 protocol " + protocol);
        vps.run("ip route add 192.0.2.66 dev " + link + " proto " + protocol);
        vps.run("ip neigh del proxy 192.0.2.10 dev eth0");
        vps.run("ip route del 192.0.2.20");
        vps.run(
                "nft delete element "
                        + table
                        + " addr4 '{ "
                        + link
                        + " . "
                        + "192.0.2.10 }' || nft delete element "
                        + table
                        + " addr4 '{ "
                        + link
                        + " . 192.0.2.20 }'");
        vps.run("nft flush chain " + table + " sources");
        vps.startDaemon();
        vps.daemon().pidOf("web");
        world.awaitSnapshot(HOST, sound);
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
        assertThat(world.answers("outside", "192.0.2.20")).isTrue();
    }

    /** Also when there is no instance any more, and nothing else of ours. */
    @Test
    void whatIsPublishedForNobodyIsRemoved() throws Exception {
        vps.startDaemon();
        vps.start("web");
        String protocol =
                vps.run("ip neigh show proxy 192.0.2.10").replaceAll("(?s).*proto (\\d+).*", "$1");
        vps.stop("web");
        vps.daemon().kill();
        vps.run("nft flush ruleset");
        String before = world.snapshot(HOST);
        vps.run("ip neigh add proxy 192.0.2.66 dev eth0 protocol " + protocol);
        vps.startDaemon();
        world.awaitSnapshot(HOST, before);
    }

    @Test
    void linksAreMadeAgain() throws Exception {
        vps.startDaemon();
        vps.start("web");
        vps.daemon().kill();
        vps.run("ip link del $(ip -o link show | grep -o 'vps[a-z0-9]*[.]0' | head -1)");
        vps.run("nft flush ruleset");
        vps.startDaemon();
        vps.daemon().pidOf("web");
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
        assertThat(world.answers("outside", "2001:db8::10")).isTrue();
    }

    @Test
    void whatDiedWithoutTheDaemonIsRemoved() throws Exception {
        vps.host().vps("mail", "netif { 0 { address = 192.0.2.40 } }; restart = never");
        vps.startDaemon();
        vps.start("mail");
        vps.stop("mail");
        String clean = world.snapshot(HOST);
        vps.start("mail");
        long pid = vps.daemon().pidOf("mail");
        vps.daemon().kill();
        vps.run("kill -9 " + pid);
        vps.startDaemon();
        vps.await("mail", "failed");
        world.awaitSnapshot(HOST, clean);
    }

    /** What remains of each round would add up. */
    @Test
    void roundsLeaveNothing() throws Exception {
        vps.startDaemon();
        vps.start("web");
        vps.stop("web");
        String before = world.snapshot(HOST);
        String spaces = vps.run("lsns -t net -n -o NS | sort");
        for (int round = 0; round < ROUNDS; round++) {
            vps.start("web");
            vps.daemon().ask(CommandName.ABORT, "web");
            vps.await("web", "stopped");
        }
        world.awaitSnapshot(HOST, before);
        await().atMost(DaemonProcess.PATIENCE)
                .until(() -> vps.run("lsns -t net -n -o NS | sort").equals(spaces));
    }

    @Test
    void twoDaemonsDoNotDisturbOneAnother() throws Exception {
        vps.startDaemon();
        NetworkedVps other = new NetworkedVps(world, "host2");
        try {
            other.host().vps("web", "netif { 0 { address = 192.0.2.30 } }");
            other.startDaemon();
            vps.start("web");
            String first = world.snapshot(HOST);
            other.start("web");
            assertThat(vps.succeeds("web", "ping -c 1 -W 2 192.0.2.30")).isTrue();
            assertThat(other.succeeds("web", "ping -c 1 -W 2 192.0.2.10")).isTrue();
            other.daemon().kill();
            other.startDaemon();
            other.stop("web");
            world.awaitSnapshot(HOST, first);
        } finally {
            other.end();
        }
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
    }

    /** In one name space as well: each knows what is its own. */
    @Test
    void twoDaemonsOfOneHostDoNotEither() throws Exception {
        vps.startDaemon();
        vps.start("web");
        NetworkedVps other = new NetworkedVps(world, HOST);
        try {
            other.host().vps("web", "netif { 0 { address = 192.0.2.30 } }");
            other.startDaemon();
            other.start("web");
            vps.daemon().kill();
            vps.startDaemon();
            vps.daemon().pidOf("web");
            assertThat(world.answers("outside", "192.0.2.30")).isTrue();
            assertThat(world.answers("outside", "192.0.2.10")).isTrue();
        } finally {
            other.end();
        }
        assertThat(world.answers("outside", "192.0.2.10")).isTrue();
    }
}
