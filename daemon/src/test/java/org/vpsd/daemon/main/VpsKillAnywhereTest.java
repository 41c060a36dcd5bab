package org.vpsd.daemon.main;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vpsd.daemon.HostTests;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceStatus;

/**
 * The daemon is killed at each step of a container's life: launch, crash, restart, stop. The next
 * daemon finds it running once or not at all, and takes it down without leaving anything.
 */
class VpsKillAnywhereTest {

    private static final int KILLED = 137;

    /** Records and the driver's own steps, of a life with one restart. */
    private static final int AT_LEAST = 18;

    private static final String HOST = "host1";
    private static final String ADDRESS = "192.0.2.10";

    @BeforeEach
    void requireRuntime() {
        HostTests.require("runc", "conmon", "busybox", "ip", "nft", "nsenter");
    }

    @Test
    void leavesNothingThatIsNotAccountedFor() throws Exception {
        int step = 1;
        try (World world = new World(1)) {
            // As it is once there have been instances: it stays so.
            world.run(HOST, "echo 1 >/proc/sys/net/ipv6/conf/eth0/forwarding");
            String before = world.snapshot(HOST);
            while (isKilledAt(step, world)) {
                world.awaitSnapshot(HOST, before);
                step++;
            }
        }
        assertThat(step).isGreaterThan(AT_LEAST);
    }

    private static boolean isKilledAt(int step, World world) throws Exception {
        try (VpsHost host = VpsHost.create(world.enter(HOST))) {
            host.overlaid(
                    "web",
                    "init = \"/bin/sh -c 'while :; do sleep 9; done'\"; autostart = true;"
                            + " stop_timeout = 0; netif { 0 { address = [ "
                            + ADDRESS
                            + ", \"2001:db8::10\" ] } }");
            boolean killed;
            try (DaemonProcess daemon = host.daemon("-Dvpsd.fault.step=" + step)) {
                live(daemon);
                killed = !daemon.isAlive();
                if (killed) {
                    assertThat(daemon.awaitExit()).isEqualTo(KILLED);
                }
            }
            try (DaemonProcess second = host.daemon()) {
                checkSettled(host, second, step);
                if (second.status("web").filter(s -> s.state().equals("running")).isPresent()) {
                    assertThat(world.answers("outside", ADDRESS)).as("step %d", step).isTrue();
                }
                second.terminate();
                assertThat(second.awaitExit()).as(DaemonProcess.output(host.directory())).isZero();
            }
            await("nothing is left at step " + step)
                    .atMost(DaemonProcess.PATIENCE)
                    .untilAsserted(() -> assertThat(host.leftovers()).isEmpty());
            return killed;
        }
    }

    /** As far as the daemon lives. */
    private static void live(DaemonProcess daemon) {
        Optional<InstanceStatus> first = daemon.awaitState("web", "running");
        if (first.isEmpty()) {
            return;
        }
        long pid = requireNonNull(first.get().pid());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(DaemonProcess.PATIENCE)
                .until(() -> !daemon.isAlive() || isRestarted(daemon, pid));
        try {
            daemon.ask(CommandName.STOP, "web");
        } catch (IOException | BadMessageException e) {
            await().atMost(DaemonProcess.PATIENCE).until(() -> !daemon.isAlive());
        }
    }

    private static boolean isRestarted(DaemonProcess daemon, long pid) {
        return daemon.status("web")
                .filter(s -> s.state().equals("running") && s.pid() != null && s.pid() != pid)
                .isPresent();
    }

    private static void checkSettled(VpsHost host, DaemonProcess second, int step) {
        await("a settled state at step " + step)
                .atMost(DaemonProcess.PATIENCE)
                .until(() -> second.status("web").filter(s -> isSettled(host, s)).isPresent());
        assertThat(second.status("web").orElseThrow().restarts())
                .as("step %d", step)
                .isLessThanOrEqualTo(1);
    }

    /** One container that runs, or none at all. */
    private static boolean isSettled(VpsHost host, InstanceStatus status) {
        try {
            long containers = host.leftovers().lines().filter(l -> l.startsWith("cgroup")).count();
            return switch (status.state()) {
                case "running" -> containers == 1;
                case "stopped" -> host.leftovers().isEmpty();
                default -> false;
            };
        } catch (IOException e) {
            return false;
        }
    }
}
