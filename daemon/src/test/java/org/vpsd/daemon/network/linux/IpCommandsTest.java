package org.vpsd.daemon.network.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vpsd.daemon.network.SampleNetwork;

/** What is said to ip(8). */
class IpCommandsTest {

    private final IpCommands commands = new IpCommands(4711, 201);

    @Test
    void insideMakeTheLinks() throws Exception {
        assertThat(commands.inside(SampleNetwork.network()))
                .containsExactly(
                        "link set lo up",
                        "link add vps0 index 7 address ee:ee:ee:ee:ee:ee arp off mtu 1400 type veth"
                                + " peer name vpsweb.0 group 4711 address ee:ee:ee:ee:ee:ee arp off"
                                + " mtu 1400 netns @host@",
                        "link set vps0 addrgenmode none up",
                        "addr replace 192.0.2.10/32 dev vps0",
                        "addr replace 2001:db8::10/128 dev vps0 nodad",
                        "link add vps1 address 02:00:00:00:00:01 type veth peer name vpsweb.1"
                                + " group 4711 netns @host@",
                        "link set vps1 up",
                        "addr replace 10.1.0.10/24 dev vps1",
                        "link add epair0b type veth peer name vpswebe0 group 4711 netns @host@",
                        "link set epair0b up",
                        "route replace 0.0.0.0/0 via 169.254.0.1 dev vps0 onlink",
                        "route replace ::/0 via fe80::1 dev vps0 onlink");
    }

    @Test
    void outsideConfigureTheirEnds() throws Exception {
        assertThat(commands.outside(SampleNetwork.network()))
                .containsExactly(
                        "link set vpsweb.0 addrgenmode none alias web/vps0 up",
                        "link set vpsweb.1 master br0 addrgenmode none alias web/vps1 up",
                        "link set vpswebe0 alias web/epair0b up",
                        "addr replace 10.9.0.1/30 dev vpswebe0",
                        "route replace 192.0.2.10 dev vpsweb.0 proto 201",
                        "route replace 2001:db8::10 dev vpsweb.0 proto 201",
                        "route replace 192.0.2.11 dev vpsweb.0 proto 201",
                        "route replace 198.51.100.1 dev vpsweb.0 proto 201",
                        "link set eth5 netns @pid@ name lan0");
    }

    @Test
    void routeToEachAddress() throws Exception {
        assertThat(commands.routes("del", SampleNetwork.network().routes()))
                .hasSize(4)
                .contains("route del 2001:db8::10 dev vpsweb.0 proto 201");
    }

    @Test
    void shapeBothEnds() throws Exception {
        assertThat(IpCommands.shaping(SampleNetwork.network(), true))
                .containsExactly(
                        "qdisc replace dev vps0 root tbf rate 100000000bit burst 250000 latency"
                                + " 100ms");
        assertThat(IpCommands.shaping(SampleNetwork.network(), false))
                .singleElement()
                .asString()
                .startsWith("qdisc replace dev vpsweb.0 root tbf");
    }
}
