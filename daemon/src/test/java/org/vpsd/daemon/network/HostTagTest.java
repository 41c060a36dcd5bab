package org.vpsd.daemon.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.model.InstanceName;

/** Names on the host. */
class HostTagTest {

    private static final int LONGEST = 15;

    @Test
    void followFromTheStateDirectoryAndTheInstance() throws Exception {
        Set<String> names = new HashSet<>();
        for (String state : new String[] {"/var/lib/vpsd", "/tmp/vpsd"}) {
            for (int i = 0; i < 1000; i++) {
                HostTag tag = new HostTag(Path.of(state));
                InstanceName name = new InstanceName("instance-with-a-long-name-" + i);
                for (Port port : tag.ports(name, SampleNetwork.settings())) {
                    assertThat(port.host()).startsWith("vps").hasSizeLessThanOrEqualTo(LONGEST);
                    assertThat(names.add(port.host())).as(port.host()).isTrue();
                }
                assertThat(tag.ports(name, SampleNetwork.settings()))
                        .isEqualTo(
                                new HostTag(Path.of(state)).ports(name, SampleNetwork.settings()));
            }
        }
    }

    @Test
    void differBetweenDaemons() {
        HostTag one = new HostTag(Path.of("/var/lib/vpsd"));
        HostTag other = new HostTag(Path.of("/tmp/vpsd"));
        assertThat(one.group()).isPositive().isNotEqualTo(other.group());
        assertThat(one.text()).matches("[a-z0-9]{6}").isNotEqualTo(other.text());
    }

    /** It moves with the instance: so does not depend on the host. */
    @Test
    void onABridgeAreTheSameOnEachHost() throws Exception {
        InstanceName name = new InstanceName("web");
        assertThat(new HostTag(Path.of("/a")).ports(name, SampleNetwork.settings()).get(1))
                .isInstanceOfSatisfying(
                        Port.Bridged.class,
                        port -> assertThat(port.mac()).isEqualTo("02:00:00:00:00:01"));
    }
}
