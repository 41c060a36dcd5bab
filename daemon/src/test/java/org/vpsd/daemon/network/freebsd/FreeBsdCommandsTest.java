package org.vpsd.daemon.network.freebsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.MovedInterface;
import org.vpsd.daemon.network.Port;
import org.vpsd.daemon.network.SampleNetwork;

/** What is said to sh(1) on FreeBSD. */
class FreeBsdCommandsTest {

    private final FreeBsdCommands commands = new FreeBsdCommands("vpsd_g", "vpsd_x");

    @Test
    void plugAJail() throws Exception {
        assertThat(commands.plug(SampleNetwork.network()))
                .containsExactly(
                        "a=$(ifconfig epair create)",
                        "ifconfig \"$a\" name vpsweb.0 group vpsd_g",
                        "b=${a%a}b",
                        "ifconfig \"$b\" vnet @jail@",
                        "jexec @jail@ ifconfig \"$b\" name vps0",
                        "ifconfig vpsweb.0 mtu 1400 ether ee:ee:ee:ee:ee:ee staticarp up",
                        "jexec @jail@ ifconfig vps0 mtu 1400 ether ee:ee:ee:ee:ee:ec staticarp up",
                        "jexec @jail@ ifconfig vps0 inet 192.0.2.10/32 alias",
                        "jexec @jail@ ifconfig vps0 inet6 2001:db8::10/128 alias",
                        "jexec @jail@ route -q add -host 169.254.0.1 -iface vps0",
                        "jexec @jail@ arp -s 169.254.0.1 ee:ee:ee:ee:ee:ee",
                        "jexec @jail@ route -q add default 169.254.0.1 || true",
                        "jexec @jail@ ndp -s fe80::1%vps0 ee:ee:ee:ee:ee:ee",
                        "jexec @jail@ route -q -6 add default fe80::1%vps0 || true",
                        "a=$(ifconfig epair create)",
                        "ifconfig \"$a\" name vpsweb.1 group vpsd_g",
                        "b=${a%a}b",
                        "ifconfig \"$b\" vnet @jail@",
                        "jexec @jail@ ifconfig \"$b\" name vps1",
                        "ifconfig vpsweb.1 up",
                        "ifconfig br0 addm vpsweb.1",
                        "jexec @jail@ ifconfig vps1 ether 02:00:00:00:00:01 up",
                        "jexec @jail@ ifconfig vps1 inet 10.1.0.10/24 alias",
                        "jexec @jail@ route -q add default 10.1.0.1 || true",
                        "a=$(ifconfig epair create)",
                        "ifconfig \"$a\" name vpswebe0 group vpsd_g",
                        "b=${a%a}b",
                        "ifconfig \"$b\" vnet @jail@",
                        "jexec @jail@ ifconfig \"$b\" name epair0b",
                        "ifconfig vpswebe0 inet 10.9.0.1/30",
                        "route -q add -host 192.0.2.10 -iface vpsweb.0",
                        "arp -s 192.0.2.10 ee:ee:ee:ee:ee:ec",
                        "arp -s 192.0.2.10 auto pub",
                        "route -q -6 add -host 2001:db8::10 -iface vpsweb.0",
                        "ndp -s 2001:db8::10 ee:ee:ee:ee:ee:ec",
                        "ndp -s 2001:db8::10 \"$(ifconfig eth0 ether | sed -n 's/.*ether //p')\""
                                + " proxy",
                        "route -q add -host 192.0.2.11 -iface vpsweb.0",
                        "arp -s 192.0.2.11 ee:ee:ee:ee:ee:ec",
                        "arp -s 192.0.2.11 auto pub",
                        "route -q add -host 198.51.100.1 -iface vpsweb.0",
                        "arp -s 198.51.100.1 ee:ee:ee:ee:ee:ec",
                        "arp -s 198.51.100.1 auto pub",
                        "ifconfig eth5 vnet @jail@",
                        "jexec @jail@ ifconfig eth5 name lan0");
    }

    @Test
    void filterByRoutesAndTables() throws Exception {
        InstanceNetwork network = SampleNetwork.network();
        Port port = network.ports().getFirst();
        assertThat(commands.rules()).contains("block drop in quick on vpsd_g from urpf-failed");
        assertThat(commands.portRules(network, port))
                .containsExactly(
                        "table <networks> { 198.51.100.0/24, 198.51.100.128/25 }",
                        "pass in quick on vpsweb.0 from <networks> no state");
        assertThat(commands.anchorOf(port)).isEqualTo("vpsd_x/ports/vpsweb.0");
        assertThat(commands.block(network, true))
                .containsExactly(
                        "pfctl -q -a vpsd_x/all -t frozen -T add 192.0.2.10 2001:db8::10 10.1.0.10"
                                + " 192.0.2.11 198.51.100.0/24 198.51.100.128/25 198.51.100.1");
        assertThat(commands.forward(network))
                .containsExactly(
                        "sysctl net.inet.ip.forwarding=1", "sysctl net.inet6.ip6.forwarding=1");
    }

    @Test
    void takeAllAway() throws Exception {
        assertThat(commands.takeDown(SampleNetwork.network()))
                .startsWith("arp -d 192.0.2.10 pub", "arp -d 192.0.2.10")
                .contains(
                        "route -q delete -host 192.0.2.10",
                        "ndp -d 2001:db8::10",
                        "ifconfig vpsweb.0 destroy",
                        "ifconfig vpswebe0 destroy",
                        "pfctl -q -a vpsd_x/ports/vpsweb.1 -F all");
    }

    @Test
    void moveInterfaces() {
        MovedInterface moved = new MovedInterface("em1", "lan0", 0);
        assertThat(FreeBsdCommands.moveIn(moved, "web-1"))
                .containsExactly("ifconfig em1 vnet web-1", "jexec web-1 ifconfig em1 name lan0");
        assertThat(FreeBsdCommands.takeBack(moved, "web-1"))
                .containsExactly("ifconfig lan0 -vnet web-1", "ifconfig lan0 name em1");
        assertThat(FreeBsdCommands.moveIn(new MovedInterface("em1", "em1", 0), "j"))
                .isEqualTo(List.of("ifconfig em1 vnet j"));
    }

    @Test
    void readCounters() throws Exception {
        String netstat =
                """
                {"statistics": {"interface": [{"name":"vpsweb.0","flags":"0x8843","network":"<Link#5>",
                 "address":"ee:ee:ee:ee:ee:ee","received-packets":12,"received-errors":0,
                 "dropped-packets":0,"received-bytes":1008,"sent-packets":10,"send-errors":0,
                 "sent-bytes":840,"collisions":0}]}}
                """;
        String pfctl =
                """
                vpsweb.0
                    In4/Pass:    [ Packets: 9   Bytes: 700 ]
                    In4/Block:   [ Packets: 2   Bytes: 168 ]
                    In6/Block:   [ Packets: 1   Bytes: 104 ]
                """;
        assertThat(FreeBsdCounters.use(SampleNetwork.network().ports().getFirst(), netstat, pfctl))
                .contains(new InterfaceUse("vps0", "vpsweb.0", 840, 10, 1008, 12, 3));
        assertThat(FreeBsdCounters.use(SampleNetwork.network().ports().getFirst(), "{}", ""))
                .isEmpty();
    }
}
