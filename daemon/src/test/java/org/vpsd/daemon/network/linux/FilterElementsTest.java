package org.vpsd.daemon.network.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.network.SampleNetwork;

/** What stands in the filter for an instance. */
class FilterElementsTest {

    private static String text(FilterElement element) {
        return element.family().word()
                + " "
                + element.set().word()
                + " "
                + element.port()
                + " "
                + element.value();
    }

    @Test
    void areThePairsOfPortAndSource() throws Exception {
        assertThat(FilterElements.of(SampleNetwork.network()).stream().map(e -> text(e).strip()))
                .containsExactlyInAnyOrder(
                        "inet spoofed vpsweb.0",
                        "inet addr4 vpsweb.0 192.0.2.10",
                        "inet addr6 vpsweb.0 2001:db8::10",
                        "inet addr4 vpsweb.0 10.1.0.10",
                        "inet addr4 vpsweb.0 192.0.2.11",
                        "inet net4 vpsweb.0 198.51.100.0/24",
                        "inet rates vpsweb.0 100000000",
                        "bridge spoofed vpsweb.1",
                        "bridge addr4 vpsweb.1 192.0.2.10",
                        "bridge addr6 vpsweb.1 2001:db8::10",
                        "bridge nd6 vpsweb.1 2001:db8::10",
                        "bridge addr4 vpsweb.1 10.1.0.10",
                        "bridge addr4 vpsweb.1 192.0.2.11",
                        "bridge net4 vpsweb.1 198.51.100.0/24",
                        "bridge mac vpsweb.1 02:00:00:00:00:01",
                        "inet spoofed vpswebe0",
                        "inet addr4 vpswebe0 192.0.2.10",
                        "inet addr6 vpswebe0 2001:db8::10",
                        "inet addr4 vpswebe0 10.1.0.10",
                        "inet addr4 vpswebe0 192.0.2.11",
                        "inet net4 vpswebe0 198.51.100.0/24",
                        "inet pairs vpswebe0",
                        "arp spoofed vpswebe0",
                        "arp addr4 vpswebe0 192.0.2.10",
                        "arp addr4 vpswebe0 10.1.0.10",
                        "arp addr4 vpswebe0 192.0.2.11",
                        "arp net4 vpswebe0 198.51.100.0/24");
        assertThat(
                        FilterElements.frozen(SampleNetwork.network()).stream()
                                .map(e -> text(e).strip()))
                .containsExactlyInAnyOrder(
                        "inet frozen vpsweb.0", "bridge frozen vpsweb.1", "inet frozen vpswebe0");
    }

    @Test
    void areReadAsTheyAreWritten() throws Exception {
        Set<FilterElement> elements = FilterElements.of(SampleNetwork.network());
        for (FilterElement element : elements) {
            Optional<ByteBuffer> end =
                    element.set().isOfNetworks()
                            ? Optional.of(ByteBuffer.wrap(element.end()))
                            : Optional.empty();
            assertThat(
                            FilterElement.of(
                                    element.family(),
                                    element.set(),
                                    ByteBuffer.wrap(element.key()),
                                    end,
                                    Optional.of(element.object())))
                    .contains(element);
        }
    }

    /** A name fills 16 bytes, and each part registers of four. */
    @Test
    void haveKeysAsTheKernelLaysThemOut() {
        FilterElement element =
                new FilterElement(Family.BRIDGE, FilterSet.MAC, "vpsweb.1", "02:00:00:00:00:01");
        assertThat(element.key())
                .hasSize(24)
                .startsWith('v', 'p', 's', 'w', 'e', 'b', '.', '1', 0)
                .endsWith(2, 0, 0, 0, 0, 1, 0, 0);
        FilterElement network =
                new FilterElement(Family.INET, FilterSet.NET4, "vpsweb.0", "198.51.100.0/25");
        assertThat(network.key()).hasSize(20).endsWith((byte) 198, (byte) 51, (byte) 100, (byte) 0);
        assertThat(network.end()).endsWith((byte) 198, (byte) 51, (byte) 100, (byte) 127);
    }

    @Test
    void strangeKeysAreNone() {
        for (int length : List.of(0, 15, 16, 17, 19, 21)) {
            assertThat(
                            FilterElement.of(
                                    Family.INET,
                                    FilterSet.ADDR4,
                                    ByteBuffer.allocate(length),
                                    Optional.empty(),
                                    Optional.empty()))
                    .isEmpty();
        }
    }
}
