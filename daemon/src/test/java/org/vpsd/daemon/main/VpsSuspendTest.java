package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.HostTests;
import org.vpsd.protocol.CommandName;

/** A suspended container stands still, whatever becomes of the daemon. */
class VpsSuspendTest {

    private static final String TICKING =
            "init = \"/bin/sh -c 'while :; do echo tick; sleep 0.05; done'\"; stop_timeout = 0";

    @SuppressWarnings("NullAway.Init")
    private VpsHost host;

    @SuppressWarnings("NullAway.Init")
    private DaemonProcess daemon;

    @BeforeEach
    void startContainer() throws Exception {
        HostTests.require("runc", "conmon", "busybox");
        host = VpsHost.create();
        host.vps("web", TICKING);
        host.etc().hook("web", "suspended", "echo hook $2");
        host.etc().hook("web", "resumed", "echo hook $2");
        daemon = host.daemonWith("web");
    }

    @AfterEach
    void leaveNothing() throws Exception {
        host.end(daemon);
    }

    @Test
    void standsStillAndGoesOn() throws Exception {
        long pid = daemon.pidOf("web");
        suspend();
        assertThat(daemon.status("web").orElseThrow().pid()).isEqualTo(pid);
        assertIsStill();
        assertThat(daemon.answer(CommandName.SUSPEND, "web")).contains("is already suspended");
        assertThat(daemon.answer(CommandName.START, "web")).contains("is suspended; use");
        assertThat(daemon.answer(CommandName.RESTART, "web")).contains("is suspended; use");
        assertThatThrownBy(
                        () -> SessionClient.open(daemon, CommandName.EXECWT, "web", null, "true"))
                .hasMessageContaining("is suspended; use 'vpsctl resume' first");
        assertThat(daemon.answer(CommandName.RESUME, "web")).contains("running");
        awaitTicks();
        assertThat(daemon.pidOf("web")).isEqualTo(pid);
        assertThat(host.log("web")).contains("hook suspended").contains("hook resumed");
        assertThat(daemon.answer(CommandName.RESUME, "web")).contains("is not suspended");
    }

    @Test
    void staysSuspendedWithoutTheDaemon() throws Exception {
        long pid = daemon.pidOf("web");
        suspend();
        daemon.kill();
        assertIsStill();
        daemon = host.answeringDaemon();
        assertThat(daemon.awaitState("web", "suspended").orElseThrow().pid()).isEqualTo(pid);
        assertIsStill();
        daemon.ask(CommandName.RESUME, "web");
        awaitTicks();
    }

    @Test
    void canBeStopped() throws Exception {
        suspend();
        daemon.ask(CommandName.STOP, "web");
        assertThat(daemon.awaitState("web", "stopped")).isPresent();
    }

    @Test
    void canBeAborted() throws Exception {
        suspend();
        daemon.ask(CommandName.ABORT, "web");
        assertThat(daemon.awaitState("web", "stopped").orElseThrow().exit())
                .isEqualTo("was killed by signal 9 (KILL)");
    }

    private void suspend() throws Exception {
        assertThat(daemon.answer(CommandName.SUSPEND, "web")).contains("\"suspended\"");
    }

    /** Longer than several ticks take. */
    private void assertIsStill() throws IOException {
        String before = ticks();
        await().during(java.time.Duration.ofMillis(300))
                .atMost(DaemonProcess.PATIENCE)
                .until(() -> ticks().equals(before));
    }

    private void awaitTicks() throws IOException {
        String before = ticks();
        await().atMost(DaemonProcess.PATIENCE).until(() -> ticks().length() > before.length());
    }

    private String ticks() throws IOException {
        return host.log("web").lines().filter(l -> l.endsWith("tick")).toList().toString();
    }
}
