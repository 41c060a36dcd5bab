package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.vpsd.daemon.sys.HostCommand;

/**
 * The root of a Debian: minbase with sysvinit and cron, by debootstrap from the host's own mirror.
 * It is made once and kept below {@code target}.
 */
final class DebianRoot {

    private static final Path KEPT = Path.of("target", "debian-root").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private DebianRoot() {}

    /** Makes a copy, fit to be a container: a console, and no virtual terminals. */
    static void copyTo(Path root) throws IOException {
        if (!Files.isDirectory(KEPT)) {
            make();
        }
        Files.createDirectories(root.getParent());
        run("cp", "-a", KEPT.toString(), root.toString());
        Path inittab = root.resolve("etc/inittab");
        List<String> lines =
                Files.readAllLines(inittab).stream()
                        .filter(line -> !line.contains("getty") && !line.startsWith("p"))
                        .toList();
        Files.write(inittab, lines);
        Path shadow = root.resolve("etc/shadow");
        Files.writeString(
                shadow, Files.readString(shadow).replaceFirst("(?m)^root:[^:]*:", "root::"));
        Files.writeString(
                inittab,
                """
                co:2345:respawn:/sbin/agetty --noclear console linux
                pf::powerwait:/sbin/init 0
                """,
                StandardOpenOption.APPEND);
    }

    private static void make() throws IOException {
        Path partial = KEPT.resolveSibling("debian-root.partial");
        run("rm", "-rf", partial.toString());
        run(
                "debootstrap",
                "--variant=minbase",
                "--include=sysvinit-core,cron",
                osRelease("VERSION_CODENAME"),
                partial.toString(),
                mirror());
        Files.move(partial, KEPT, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the host gets its packages. */
    private static String mirror() throws IOException {
        return run("apt-get", "indextargets", "--format", "$(REPO_URI)")
                .lines()
                .filter(uri -> !uri.contains("security"))
                .findFirst()
                .orElseThrow();
    }

    private static String osRelease(String key) throws IOException {
        return Files.readAllLines(Path.of("/etc/os-release")).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("\"", ""))
                .findFirst()
                .orElseThrow();
    }

    private static String run(String... argv) throws IOException {
        HostCommand.Result result = HostCommand.run(List.of(argv), "", PATIENCE);
        assertThat(result.status()).as(String.join(" ", argv) + result.errors()).isZero();
        return result.output();
    }
}
