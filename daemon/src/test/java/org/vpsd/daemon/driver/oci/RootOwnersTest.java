package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.HostTests;
import org.vpsd.daemon.sys.FileCapabilities;
import org.vpsd.daemon.sys.HostCommand;

/** The files of a root change hands and lose nothing by it. */
class RootOwnersTest {

    private static final long BASE = 65536 * 100L;

    @TempDir private Path temp;
    private Path root = Path.of("unset");
    private Path outside = Path.of("unset");

    @BeforeEach
    void makeRoot() throws IOException {
        HostTests.require();
        outside = Files.writeString(temp.resolve("outside"), "x");
        root = Files.createDirectories(temp.resolve("root"));
        Files.createDirectories(root.resolve("home/alice"));
        Files.setAttribute(root.resolve("home/alice"), "unix:uid", 1000);
        Files.setAttribute(root.resolve("home/alice"), "unix:gid", 1001);
        Files.writeString(root.resolve("su"), "x");
        Files.setAttribute(root.resolve("su"), "unix:mode", 06755);
        Files.createLink(root.resolve("su2"), root.resolve("su"));
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.writeString(root.resolve("ping"), "x");
    }

    @Test
    void everyFileKeepsItsIdInside() throws IOException {
        RootOwners.give(root, BASE);
        assertThat(owner("")).isEqualTo("6553600:6553600 40755");
        assertThat(owner("home/alice")).startsWith("6554600:6554601");
        assertThat(owner("su")).isEqualTo("6553600:6553600 106755");
        assertThat(owner("su2")).isEqualTo("6553600:6553600 106755");
        assertThat(owner("link")).startsWith("6553600:6553600");
        assertThat(Files.getAttribute(outside, "unix:uid")).isEqualTo(0);
    }

    @Test
    void goesOnWhereItWasInterrupted() throws IOException {
        RootOwners.give(root, BASE);
        Files.setAttribute(root, "unix:uid", 0);
        Files.setAttribute(root.resolve("ping"), "unix:uid", 3);
        RootOwners.give(root, BASE);
        assertThat(owner("")).startsWith("6553600:6553600");
        assertThat(owner("ping")).startsWith("6553603:6553600");
        assertThat(owner("home/alice")).startsWith("6554600:6554601");
    }

    @Test
    void movesBetweenRangesAndBack() throws IOException {
        RootOwners.give(root, BASE);
        RootOwners.give(root, BASE * 2);
        assertThat(owner("home/alice")).startsWith("13108200:13108201");
        RootOwners.give(root, 0);
        assertThat(owner("home/alice")).startsWith("1000:1001");
        assertThat(owner("su")).isEqualTo("0:0 106755");
    }

    @Test
    void keepsFileCapabilities() throws IOException {
        HostTests.require("setcap", "getcap");
        Path ping = root.resolve("ping");
        HostCommand.Result set = run("setcap", "cap_net_raw=ep", ping.toString());
        assertThat(set.errors()).isEmpty();
        assertThat(FileCapabilities.of(ping)).isPresent();
        RootOwners.give(root, BASE);
        assertThat(FileCapabilities.of(ping)).isPresent();
        assertThat(getcap(ping)).contains("cap_net_raw=ep").contains("[rootid=6553600]");
        RootOwners.give(root, 0);
        assertThat(getcap(ping)).contains("cap_net_raw=ep").doesNotContain("rootid");
    }

    private static String getcap(Path file) throws IOException {
        return run("getcap", "-n", file.toString()).output();
    }

    private static HostCommand.Result run(String... argv) throws IOException {
        return HostCommand.run(List.of(argv), "", Duration.ofSeconds(10));
    }

    private String owner(String name) throws IOException {
        var attributes =
                Files.readAttributes(
                        root.resolve(name), "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        return attributes.get("uid")
                + ":"
                + attributes.get("gid")
                + " "
                + Integer.toOctalString((int) attributes.getOrDefault("mode", 0));
    }
}
