package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.daemon.model.Signal;

/** A tenant's links lead nowhere but to the tenant's own files. */
class GuestRootTest {

    @TempDir private Path temp;
    private Path root = Path.of("unset");

    @BeforeEach
    void makeRoot() throws IOException {
        Files.writeString(temp.resolve("secret"), "of the host");
        root = Files.createDirectories(temp.resolve("root"));
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("usr/bin/busybox"), "");
        Files.writeString(root.resolve("secret"), "of the guest");
        link("bin", "usr/bin");
        link("init", "/bin/busybox");
        link("up", "../../../../secret");
        link("etc/absolute", temp.resolve("secret").toString());
        link("etc/out", "../../secret");
        link("loop", "loop");
        link("out", "/..");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    @ParameterizedTest
    @CsvSource({
        "/init, usr/bin/busybox",
        "//bin/./busybox, usr/bin/busybox",
        "up, secret",
        "/etc/out, secret",
        "/../../secret, secret",
        "/out/secret, secret",
        "/, ''"
    })
    void followsLinksInside(String path, String found) {
        assertThat(new GuestRoot(root).find(path)).contains(root.resolve(found));
    }

    @ParameterizedTest
    @CsvSource({"/etc/absolute", "/loop", "/nothing", "/bin/busybox/../x"})
    void findsNothingOutside(String path) {
        assertThat(new GuestRoot(root).find(path)).isEmpty();
    }

    @Test
    void tellsWhatAnInitTakesAsARequestToEnd() throws IOException {
        Files.createDirectories(root.resolve("sbin"));
        Files.createDirectories(root.resolve("lib/systemd"));
        Files.writeString(root.resolve("lib/systemd/systemd"), "");
        assertThat(signal("/init")).isEqualTo(Signal.USR2);
        assertThat(signal("/bin/busybox", "sh")).isEqualTo(Signal.TERM);
        assertThat(signal()).isEqualTo(Signal.TERM);
        link("sbin/init", "/lib/systemd/systemd");
        assertThat(signal("/sbin/init")).isEqualTo(Signal.RTMIN_4);
        Files.delete(root.resolve("sbin/init"));
        Files.writeString(root.resolve("sbin/init"), "");
        assertThat(signal("/sbin/init")).isEqualTo(Signal.TERM);
        Files.writeString(root.resolve("etc/inittab"), "");
        assertThat(signal("/sbin/init")).isEqualTo(Signal.PWR);
    }

    private Signal signal(String... argv) {
        return new InitProgram(List.of(argv), new GuestRoot(root)).stopSignal();
    }

    @Test
    void aMissingRootHasNothing() {
        assertThat(new GuestRoot(temp.resolve("none")).find("/x")).isEqualTo(Optional.empty());
    }
}
