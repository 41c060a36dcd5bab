package org.vpsd.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.vpsd.daemon.sys.OwnAccount;
import org.vpsd.daemon.sys.Programs;

/**
 * Tests that need root and some programs of the host. Where these are missing they are skipped,
 * with the reason; but {@code ./check} as root on Debian installs them and lets none be skipped.
 */
public final class HostTests {

    private static final String ALL = "VPSD_ALL_HOST_TESTS";

    private HostTests() {}

    /** Goes on only where there are root and these programs. */
    public static void require(String... programs) {
        List<String> missing =
                Stream.of(programs).filter(program -> Programs.find(program).isEmpty()).toList();
        boolean possible = OwnAccount.isRoot() && missing.isEmpty();
        String why = "needs root, and of the host: " + List.of(programs) + ", missing " + missing;
        if (System.getenv(ALL) != null) {
            assertThat(possible).as(why).isTrue();
        }
        assumeTrue(possible, why);
    }
}
