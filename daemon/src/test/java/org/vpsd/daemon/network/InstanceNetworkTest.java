package org.vpsd.daemon.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.model.IpNetworks;

/** Where packets to an instance's addresses go. */
class InstanceNetworkTest {

    private static InstanceNetwork allowing(String networks) throws Exception {
        InstanceNetwork sample = SampleNetwork.network();
        return new InstanceNetwork(
                sample.name(),
                sample.ports(),
                IpNetworks.parse(networks),
                List.of("eth0"),
                List.of());
    }

    @Test
    void goToTheInterfaceThatHasThemElseToTheFirst() throws Exception {
        assertThat(allowing("192.0.2.10 192.0.2.11 198.51.100.0/24").routes().keySet())
                .hasToString("[192.0.2.10, 192.0.2.11]");
    }

    /** A route over the first interface would lead past the link that they are on. */
    @Test
    void areNotRoutedWhenABridgeOrPairHasTheirNetwork() throws Exception {
        assertThat(allowing("10.1.0.10 10.1.0.11 10.9.0.2 10.9.0.9").routes().keySet())
                .hasToString("[10.9.0.9]");
    }

    @Test
    void beyondAnothersAreThoseThatItLacks() throws Exception {
        InstanceNetwork before = allowing("192.0.2.10 192.0.2.11");
        InstanceNetwork after = allowing("192.0.2.11 192.0.2.12");
        assertThat(before.routesBeyond(after).keySet()).hasToString("[192.0.2.10]");
        assertThat(after.routesBeyond(before).keySet()).hasToString("[192.0.2.12]");
    }
}
