package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.HostTests;
import org.vpsd.daemon.sys.HostCommand;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.RequestOptions;

/** Containers whose roots are brought for them. */
class VpsStorageTest {

    private static final String SLEEPER =
            "init = \"/bin/sh -c 'while :; do sleep 9; done'\"; stop_timeout = 0";

    @SuppressWarnings("NullAway.Init")
    private VpsHost host;

    @SuppressWarnings("NullAway.Init")
    private DaemonProcess daemon;

    @BeforeEach
    void makeHost() throws Exception {
        HostTests.require("runc", "conmon", "busybox", "mkfs.ext4");
        host = VpsHost.create();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        host.end(daemon);
        assertThat(loops()).doesNotContain(host.directory().toString());
    }

    @Test
    void aDiskIsTheRootAndBoundsIt() throws Exception {
        Path template = host.root("web");
        Path mountPoint = host.directory().resolve("mounted/web");
        host.etc()
                .config(
                        "web",
                        "web { fsroot = %s; template = %s; disk = 24mb; %s }"
                                .formatted(mountPoint, template, SLEEPER));
        daemon = host.answeringDaemon();
        start();
        assertThat(run("dd if=/dev/zero of=/fill bs=1M count=100")).contains("No space left");
        assertThat(run("rm /fill; echo mine >/kept")).isEmpty();
        daemon.kill();
        daemon = host.answeringDaemon();
        assertThat(daemon.awaitState("web", "running")).isPresent();
        daemon.ask(CommandName.STOP, "web");
        assertThat(mountPoint).isEmptyDirectory();
        assertThat(loops()).doesNotContain(host.directory().toString());
        start();
        assertThat(run("cat /kept >&2")).isEqualTo("mine\n");
        assertThat(template.resolve("kept")).doesNotExist();
    }

    @Test
    void aDiskGrowsByCommand() throws Exception {
        Path mountPoint = host.directory().resolve("mounted/web");
        host.etc()
                .config(
                        "web",
                        "web { fsroot = %s; template = %s; disk = 24mb; %s }"
                                .formatted(mountPoint, host.root("web"), SLEEPER));
        daemon = host.answeringDaemon();
        start();
        long before = Files.getFileStore(mountPoint).getTotalSpace();
        RequestOptions larger = RequestOptions.of(List.of("disk:0:64M"), null);
        assertThat(daemon.ask(CommandName.LIMIT, larger, "web").toString()).contains("ok=1");
        daemon.ask(CommandName.STOP, "web");
        start();
        assertThat(Files.getFileStore(mountPoint).getTotalSpace())
                .isGreaterThan(before + (30 << 20));
        assertThat(daemon.answer(CommandName.ARGSHOW, "web"))
                .contains("\"resource\":\"disk\"")
                .contains("\"hard\":67108864");
        RequestOptions smaller = RequestOptions.of(List.of("disk:0:30M"), null);
        assertThat(daemon.ask(CommandName.LIMIT, smaller, "web").toString())
                .contains("never made smaller");
    }

    @Test
    void anOverlayKeepsWhatChanges() throws Exception {
        host.overlaid("web", SLEEPER);
        daemon = host.answeringDaemon();
        start();
        assertThat(run("id -u >/kept; echo x >>/etc/passwd")).isEmpty();
        daemon.ask(CommandName.RESTART, "web");
        assertThat(run("cat /kept >&2")).isEqualTo("0\n");
        daemon.ask(CommandName.STOP, "web");
        assertThat(host.directory().resolve("roots/web/kept")).doesNotExist();
        assertThat(Files.readString(host.directory().resolve("roots/web/etc/passwd")))
                .doesNotContain("x\n\n")
                .endsWith("/bin/sh\n");
    }

    @Test
    void commandsOfTheHostBringTheRoot() throws Exception {
        Path real = host.root("web");
        Path mountPoint = Files.createDirectories(host.directory().resolve("mounted/web"));
        host.etc()
                .config(
                        "web",
                        """
                        web {
                            fsroot = %1$s
                            root_mount = "mount --bind %2$s %1$s"
                            root_unmount = "umount %1$s"
                            %3$s
                        }
                        """
                                .formatted(mountPoint, real, SLEEPER));
        daemon = host.answeringDaemon();
        start();
        assertThat(mountPoint.resolve("bin/busybox")).exists();
        daemon.ask(CommandName.RESTART, "web");
        daemon.ask(CommandName.STOP, "web");
        assertThat(mountPoint).isEmptyDirectory();
    }

    @Test
    void whatCannotBeBroughtIsSaidAndUndone() throws Exception {
        host.etc()
                .config(
                        "web",
                        "web { fsroot = %s/x; root_mount = \"echo no disk >&2; exit 1\"; %s }"
                                .formatted(host.directory(), SLEEPER));
        daemon = host.answeringDaemon();
        assertThat(daemon.answer(CommandName.START, "web"))
                .contains("its root_mount failed: /bin/sh: no disk");
        assertThat(daemon.awaitState("web", "failed")).isPresent();
    }

    private void start() throws Exception {
        assertThat(daemon.answer(CommandName.START, "web")).contains("\"running\"");
    }

    /** What a script complains of. */
    private String run(String script) throws Exception {
        await().atMost(DaemonProcess.PATIENCE)
                .until(() -> daemon.status("web").orElseThrow().state().equals("running"));
        try (SessionClient session =
                SessionClient.open(daemon, CommandName.EXECWT, "web", null, "sh", "-c", script)) {
            session.status();
            return session.errors();
        }
    }

    private static String loops() throws Exception {
        return HostCommand.run(List.of("losetup", "-a"), "", Duration.ofSeconds(10)).output();
    }
}
