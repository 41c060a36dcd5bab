package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.HostTests;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.RequestOptions;

/** Privileges as system calls inside find them. */
class VpsPrivilegeTest {

    private static final String DENIED = "Operation not permitted";
    private static final String ABSENT = "Function not implemented";

    @SuppressWarnings("NullAway.Init")
    private VpsHost host;

    @SuppressWarnings("NullAway.Init")
    private DaemonProcess daemon;

    @BeforeEach
    void makeHost() throws Exception {
        HostTests.require("runc", "conmon", "busybox");
        host = VpsHost.create();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        if (daemon != null) {
            daemon.terminate();
            assertThat(daemon.awaitExit()).isZero();
            assertThat(host.leftovers()).isEmpty();
            daemon.close();
        }
        host.close();
    }

    private void start(String settings) throws Exception {
        host.vps(
                "web",
                "init = \"/bin/sh -c 'while :; do sleep 9; done'\"; stop_timeout = 0; " + settings);
        daemon = host.answeringDaemon();
        daemon.ask(CommandName.START, "web");
        daemon.pidOf("web");
    }

    @Test
    void areThoseOfATenant() throws Exception {
        start("");
        assertThat(run("chroot / true")).isEmpty();
        assertThat(run("mkdir /m; mount -t tmpfs t /m && umount /m")).isEmpty();
        assertThat(run("swapon /bin/busybox")).contains(DENIED);
        assertThat(run("insmod /bin/busybox")).contains(DENIED);
        assertThat(run("date -s 2001-01-01")).contains(DENIED);
    }

    @Test
    void areTakenAwayAsItIsWanted() throws Exception {
        start("priv_nosys = \"CLOCK_SETTIME,SETTIMEOFDAY 9\"");
        assertThat(run("date -s 2001-01-01")).contains(ABSENT);
        assertThat(run("swapon /bin/busybox")).contains(ABSENT);
        assertThat(run("chroot / true")).isEmpty();
        assertThat(daemon.answer(CommandName.ARGSHOW, "web"))
                .contains(
                        "\"priv_nosys\":[\"PRIV_SWAPON\",\"PRIV_CLOCK_SETTIME\",\"PRIV_SETTIMEOFDAY\"]")
                .contains("\"priv_pending\":false");
    }

    @Test
    void changeAtTheNextStart() throws Exception {
        start("");
        assertThat(priv("deny", "VFS_CHROOT")).contains("takes effect at its next start");
        assertThat(priv("nosys", "PRIV_VFS_MOUNT")).contains("takes effect at its next start");
        assertThat(run("chroot / true")).isEmpty();
        assertThat(daemon.answer(CommandName.ARGSHOW, "web"))
                .contains("PRIV_VFS_CHROOT")
                .contains("\"priv_pending\":true");
        daemon.ask(CommandName.RESTART, "web");
        assertThat(run("chroot / true")).contains(DENIED);
        assertThat(run("mkdir /m; mount -t tmpfs t /m")).contains(ABSENT);
        assertThat(daemon.answer(CommandName.ARGSHOW, "web"))
                .doesNotContain("PRIV_VFS_CHROOT")
                .contains("\"priv_nosys\":[\"PRIV_VFS_MOUNT\"]")
                .contains("\"priv_pending\":false");
        assertThat(priv("allow", "VFS_CHROOT")).contains("next start");
        daemon.ask(CommandName.RESTART, "web");
        assertThat(run("chroot / true")).isEmpty();
    }

    /** The call arrives at the kernel, which takes no shell for a module, or no modules at all. */
    @Test
    void areGivenWhereThereIsNoUserNamespace() throws Exception {
        start("user_namespace = no; priv_allow = KLD_LOAD");
        assertThat(run("insmod /bin/busybox")).isNotEmpty().doesNotContain(DENIED);
    }

    @Test
    void whatChangesNothingIsToldAtTheStart() throws Exception {
        start("priv_allow = KLD_LOAD; limits = \"procs:0:50\"");
        assertThat(DaemonProcess.output(host.directory()))
                .contains("PRIV_KLD_LOAD changes nothing within a user namespace")
                .contains("procs is kept by a limit of threads");
    }

    @Test
    void areRefusedInWords() throws Exception {
        start("");
        assertThat(priv("allow", "FLY")).contains("no privilege \\\"FLY\\\" is known");
        assertThat(priv("give", "VFS_MOUNT")).contains("expected allow, deny or nosys");
        assertThat(priv("allow", "KLD_LOAD")).contains("changes nothing within a user namespace");
    }

    private String priv(String kind, String privileges) throws Exception {
        return daemon.ask(
                        CommandName.PRIV, RequestOptions.of(List.of(kind, privileges), null), "web")
                .toString()
                .replace("\"FLY\"", "\\\"FLY\\\"");
    }

    private String run(String script) throws Exception {
        try (SessionClient session =
                SessionClient.open(daemon, CommandName.EXECWT, "web", null, "sh", "-c", script)) {
            session.status();
            return session.errors();
        }
    }
}
