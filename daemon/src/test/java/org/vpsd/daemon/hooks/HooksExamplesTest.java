package org.vpsd.daemon.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vpsd.daemon.hooks.Hookery.Run;
import org.vpsd.daemon.sys.OwnAccount;

/** The scripts of {@code hooks-examples} and {@code etc-vps}, as they stand. */
class HooksExamplesTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLES = TOP.resolve("hooks-examples");
    private static final Path SAMPLES = TOP.resolve("etc-vps");

    @TempDir private Path temporary;
    private Hookery hooks;

    @BeforeEach
    void prepare() throws IOException {
        hooks = new Hookery(temporary);
        hooks.environment.put("VPSD_NAME", "web");
        hooks.environment.put("VPSD_PREVIOUS_STATE", "start_storage");
    }

    /** What a run of a script by hand printed, and its status as a last line. */
    private List<String> shell(String... lines) throws IOException, InterruptedException {
        return run(List.of("sh", "-c", String.join("\n", lines)));
    }

    private List<String> run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(EXAMPLES.toFile()).redirectErrorStream(true);
        builder.environment().put("VPSD_NAME", "web");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(output.lines().toList());
        lines.add("status " + process.waitFor());
        return lines;
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> examples = Files.walk(EXAMPLES);
                Stream<Path> samples = Files.walk(SAMPLES)) {
            return Stream.concat(examples, samples)
                    .filter(Files::isRegularFile)
                    .filter(HooksExamplesTest::isScript)
                    .toList();
        }
    }

    private static boolean isScript(Path file) {
        try {
            return Files.readString(file).startsWith("#!");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyScriptIsExecutableAndOfSoundSyntax(Path script)
            throws IOException, InterruptedException {
        assertThat(script).isExecutable();
        assertThat(Files.readString(script)).startsWith("#!/bin/sh\n").contains("set -");
        assertThat(run(List.of("sh", "-n", script.toString()))).containsExactly("status 0");
    }

    @Test
    void theExamplesAreAllThere() throws IOException {
        assertThat(scripts()).hasSizeGreaterThanOrEqualTo(10);
        for (String link : List.of("start_network", "stop_network", "start_storage")) {
            assertThat(Files.exists(EXAMPLES.resolve(link), LinkOption.NOFOLLOW_LINKS)).isTrue();
        }
    }

    @Test
    void aTapIsOnItsBridgeAndGoesAgain() throws IOException, InterruptedException {
        assumeInterfaces("tuntap add dev t0 mode tap");

        List<String> lines =
                inNetworkNamespace(
                        "./start_network web start_network",
                        "./start_network web start_network",
                        "ip -o link show master vpsbr0 up | cut -d : -f 2",
                        "./stop_network web stop_network",
                        "./stop_network web stop_network",
                        "ip -o link show master vpsbr0");

        assertThat(lines)
                .containsExactly(
                        "interface tap-web is on bridge vpsbr0",
                        "interface tap-web is on bridge vpsbr0",
                        " tap-web",
                        "interface tap-web is gone",
                        "interface tap-web is gone",
                        "status 0");
    }

    @Test
    void aBridgeAndItsAddressCanBeSet() throws IOException, InterruptedException {
        assumeInterfaces("tuntap add dev t0 mode tap");

        List<String> lines =
                inNetworkNamespace(
                        "export VPSD_NAME=a-very-long-name-of-an-instance",
                        "export VPSD_CONF_ENVIRONMENT_BRIDGE=br7",
                        "export VPSD_CONF_ENVIRONMENT_BRIDGE_ADDRESS=192.0.2.1/24",
                        "./start_network $VPSD_NAME start_network >/dev/null",
                        "./start_network $VPSD_NAME start_network >/dev/null",
                        "ip -o link show master br7 | cut -d : -f 2 | tr -d 0-9",
                        "ip -o -4 address show dev br7 | grep -o 192.0.2.1/24",
                        "./stop_network $VPSD_NAME stop_network >/dev/null",
                        "ip -o link show master br7");

        assertThat(lines).containsExactly(" tap-", "192.0.2.1/24", "status 0");
    }

    @Test
    void aDummyInterfaceDoesWhereNothingOpensATap() throws IOException, InterruptedException {
        assumeInterfaces("link add name d0 type dummy");

        List<String> lines =
                inNetworkNamespace(
                        "export VPSD_CONF_ENVIRONMENT_INTERFACE_KIND=dummy",
                        "export VPSD_CONF_ENVIRONMENT_INTERFACE=web0",
                        "./start_network web start_network",
                        "./stop_network web stop_network");

        assertThat(lines)
                .containsExactly(
                        "interface web0 is on bridge vpsbr0", "interface web0 is gone", "status 0");
    }

    @Test
    void aNetworkThatCannotBeSetUpFails() throws IOException, InterruptedException {
        assumeInterfaces("link add name br0 type bridge");

        List<String> lines =
                inNetworkNamespace(
                        "export VPSD_CONF_ENVIRONMENT_INTERFACE_KIND=parallel",
                        "./start_network web start_network || echo failed",
                        "./stop_network web stop_network");

        assertThat(lines)
                .containsExactly(
                        "INTERFACE_KIND is parallel: say tap or dummy",
                        "failed",
                        "interface tap-web is gone",
                        "status 0");
    }

    /** Goes on where a command of ip(8) works in a network name space that is thrown away. */
    private void assumeInterfaces(String command) throws IOException, InterruptedException {
        assumeTrue(OwnAccount.isRoot(), "only root can make network name spaces");
        assumeTrue(
                inNetworkNamespace("ip " + command).equals(List.of("status 0")),
                "this system cannot do in a network name space: ip " + command);
    }

    private List<String> inNetworkNamespace(String... lines)
            throws IOException, InterruptedException {
        return run(List.of("unshare", "--net", "sh", "-ec", String.join("\n", lines)));
    }

    @Test
    void anImageIsMountedAndUnmounted() throws IOException, InterruptedException {
        assumeTrue(OwnAccount.isRoot(), "only root can mount an image");
        Path image = temporary.resolve("disk.img");
        assumeTrue(
                shell(
                                "truncate -s 8M " + image,
                                "mkfs.ext4 -q " + image + " >/dev/null 2>&1 || exit 1",
                                "unshare --mount sh -ec 'mount -o loop %s /mnt'".formatted(image))
                        .equals(List.of("status 0")),
                "this system cannot mount a file system in a file");
        String mountPoint = temporary.resolve("mnt").toString();
        List<String> lines =
                run(
                        List.of(
                                "unshare",
                                "--mount",
                                "sh",
                                "-ec",
                                """
                                export VPSD_CONF_ENVIRONMENT_IMAGE=$1 VPSD_CONF_ENVIRONMENT_MOUNT_POINT=$2
                                ./start_storage web start_storage
                                ./start_storage web start_storage
                                ls -d $2/lost+found
                                ./stop_storage web stop_storage
                                ./stop_storage web stop_storage
                                """,
                                "sh",
                                image.toString(),
                                mountPoint));

        assertThat(lines)
                .containsExactly(
                        image + " is mounted on " + mountPoint,
                        image + " is mounted on " + mountPoint,
                        mountPoint + "/lost+found",
                        mountPoint + " is unmounted",
                        mountPoint + " is unmounted",
                        "status 0");
    }

    /** Puts a stand-in for a command first in the path of hooks: it tells how it was called. */
    private void replaceCommand(String name) throws IOException {
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Path command =
                Files.writeString(
                        bin.resolve(name),
                        "#!/bin/sh\necho \"%s: $*\"; [ -t 0 ] || cat\n".formatted(name));
        Hookery.mode(command, "rwxr-xr-x");
        hooks.environment.put("PATH", bin + ":/usr/bin:/bin");
    }

    private Run runCopyOf(Path script, String name) throws IOException {
        hooks.executable(name, Files.readString(script));
        return hooks.run(name);
    }

    @Test
    void aFailureIsToldToTheSystemsLogAndByMail() throws IOException {
        replaceCommand("logger");
        replaceCommand("mail");
        hooks.environment.put("VPSD_EXIT_STATUS", "3");
        hooks.environment.put("VPSD_RESTARTS", "4");
        hooks.environment.put("VPSD_CONF_ENVIRONMENT_MAIL_TO", "ops@example.org");

        Run run = runCopyOf(EXAMPLES.resolve("failed"), "failed");

        String message =
                "instance web has failed after start_storage: last exit status 3, 4 restarts";
        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines())
                .contains(
                        "logger: -t vpsd -p daemon.err " + message,
                        "mail: -s vpsd: web has failed ops@example.org",
                        message)
                .anyMatch(line -> line.contains("vpsctl failreset web"));
    }

    @Test
    void anAdoptedInstanceHasItsOtherHooksRun() throws IOException {
        hooks.script("start_network", "echo \"$1 $2 $VPSD_STATE\"");

        Run run = runCopyOf(EXAMPLES.resolve("adopted"), "adopted");

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines())
                .containsExactly("looking after start_network", "web start_network start_network");
    }

    @Test
    void theClocksHooksTellOfIt() throws IOException {
        Run running = runCopyOf(SAMPLES.resolve("clock/running"), "running");
        Run stopped = runCopyOf(SAMPLES.resolve("clock/stopped"), "stopped");

        assertThat(running.result()).isEqualTo(new HookResult.Ok());
        assertThat(running.lines()).singleElement().asString().contains("came here from start_st");
        assertThat(stopped.result()).isEqualTo(new HookResult.Ok());
        assertThat(stopped.lines()).singleElement().asString().contains("stands still");
    }
}
