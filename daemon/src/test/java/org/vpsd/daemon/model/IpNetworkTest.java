package org.vpsd.daemon.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks, as vpsctl(8) writes them. */
class IpNetworkTest {

    private static final long SEED = 5;

    private static IpNetwork network(String text) {
        return IpNetwork.parse(text).orElseThrow(() -> new AssertionError(text));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.123.231, 192.168.123.231, 192.168.123.231, 192.168.123.231",
        "192.168.213.0/255.255.255.0, 192.168.213.0/24, 192.168.213.0, 192.168.213.255",
        "192.168.213.7/24, 192.168.213.0/24, 192.168.213.0, 192.168.213.255",
        "0.0.0.0/0, 0.0.0.0/0, 0.0.0.0, 255.255.255.255",
        "fc00::200:20, fc00::200:20, fc00::200:20, fc00::200:20",
        "fc00::100:0/112, fc00::100:0/112, fc00::100:0, fc00::100:ffff",
        "::/0, ::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3, 1:0:0:2::3, 1:0:0:2::3",
        "::1, ::1, ::1, ::1",
        "1::, 1::, 1::, 1::",
        "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
    })
    void isReadAndWritten(String text, String written, String first, String last) {
        IpNetwork network = network(text);
        assertThat(network).hasToString(written);
        assertThat(InterfaceAddress.text(network.first())).isEqualTo(first);
        assertThat(InterfaceAddress.text(network.last())).isEqualTo(last);
        assertThat(network(written)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/255.0.255.0",
                "fc00::/129",
                "fc00::/255.0.0.0",
                "fe80::1%eth0",
                "localhost",
                ":::",
                "1.2.3.4 "
            })
    void isNothingElse(String text) {
        assertThat(IpNetwork.parse(text)).isEmpty();
    }

    @Test
    void containsWhatSharesItsPrefix() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            int length = random.nextBoolean() ? 4 : 16;
            byte[] one = new byte[length];
            byte[] other = new byte[length];
            random.nextBytes(one);
            random.nextBytes(other);
            System.arraycopy(one, 0, other, 0, random.nextInt(length));
            int prefix = random.nextInt(length * 8 + 1);
            boolean shares =
                    new BigInteger(1, one).xor(new BigInteger(1, other)).bitLength()
                            <= length * 8 - prefix;
            IpNetwork network = new IpNetwork(InetAddress.getByAddress(one), prefix);
            assertThat(network.contains(InetAddress.getByAddress(other)))
                    .as(network + " contains " + InetAddress.getByAddress(other))
                    .isEqualTo(shares);
            assertThat(network(network.toString())).isEqualTo(network);
        }
    }

    @Test
    void listsKeepTheirOrderAndHaveEachOnce() throws Exception {
        IpNetworks list = IpNetworks.parse("10.0.0.2,10.0.0.1 , fc00::/112\t10.0.0.2");
        assertThat(list).hasToString("10.0.0.2, 10.0.0.1, fc00::/112");
        assertThat(IpNetworks.parse(list.toString())).isEqualTo(list);
        assertThat(list.singles()).containsExactly(network("10.0.0.2"), network("10.0.0.1"));
        assertThat(list.plus(List.of(network("10.0.0.1"))).all()).hasSize(3);
        assertThat(list.minus(List.of(network("10.0.0.1")))).hasToString("10.0.0.2, fc00::/112");
        assertThat(list.ofVersion4(false)).containsExactly(network("fc00::/112"));
    }
}
