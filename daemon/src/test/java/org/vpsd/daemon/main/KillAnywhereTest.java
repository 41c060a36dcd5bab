package org.vpsd.daemon.main;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.daemon.model.State;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceStatus;
import org.vpsd.protocol.Reply;

/**
 * The daemon is killed before and after each record that it writes while an instance starts,
 * crashes, is restarted and stops. The next daemon finds it as it should be: not lost, not twice,
 * and in the state that its processes are in.
 */
class KillAnywhereTest {

    private static final int KILLED = 137;

    @TempDir Path root;

    private Path directory = Path.of("unset");
    private Path program = Path.of("unset");

    @BeforeEach
    void writeProgram() throws IOException {
        program = root.resolve("program");
        Files.writeString(program, "#!/bin/sh\nwhile :; do sleep 1000; done\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void leaveNothing() {
        Stream.concat(processes("keeper"), programs()).forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * With a hook for each state every state is written down, else only what comes to something.
     */
    @ParameterizedTest
    @CsvSource({"true, 20", "false, 10"})
    void findsTheInstanceAsItIs(boolean withHooks, int atLeast) throws Exception {
        int step = 1;
        while (isKilledAt(step, withHooks)) {
            step++;
        }
        assertThat(step).as("fault points of the whole life: %s", output()).isGreaterThan(atLeast);
    }

    /** Lives through it all with a fatal step, and looks at what a second daemon makes of it. */
    private boolean isKilledAt(int step, boolean withHooks) throws Exception {
        directory = Files.createDirectory(root.resolve("step" + step));
        configure();
        if (withHooks) {
            addHooks();
        }
        boolean killed;
        boolean stopAsked;
        try (DaemonProcess daemon = DaemonProcess.start(directory, "-Dvpsd.fault.step=" + step)) {
            stopAsked = live(daemon);
            killed = !daemon.isAlive();
            if (killed) {
                assertThat(daemon.awaitExit()).as(output()).isEqualTo(KILLED);
            }
        }
        try (DaemonProcess second = DaemonProcess.start(directory)) {
            checkSettled(second, stopAsked, step);
            second.terminate();
            assertThat(second.awaitExit()).as(output()).isZero();
        }
        await("nothing is left at step " + step)
                .atMost(DaemonProcess.PATIENCE)
                .until(
                        () ->
                                programs().findAny().isEmpty()
                                        && processes("keeper").findAny().isEmpty());
        return killed;
    }

    private void configure() throws IOException {
        Path config = Files.createDirectories(directory.resolve("etc/web")).resolve("config");
        Files.writeString(
                config, "web { command = " + program + "; autostart = true; restart = always; }\n");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void addHooks() throws IOException {
        for (State state : State.values()) {
            Path hook = directory.resolve("etc/web").resolve(state.word());
            Files.writeString(hook, "#!/bin/sh\n");
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Start, crash, restart, stop, as far as the daemon lives; whether the stop was asked for. */
    private boolean live(DaemonProcess daemon) throws IOException {
        Optional<InstanceStatus> first = daemon.awaitState("web", "running");
        if (first.isEmpty()) {
            return false;
        }
        long pid = requireNonNull(first.get().pid());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(DaemonProcess.PATIENCE)
                .until(() -> !daemon.isAlive() || isRestarted(daemon, pid));
        if (!daemon.isAlive()) {
            return false;
        }
        if (!isAnswered(daemon)) {
            await().atMost(DaemonProcess.PATIENCE).until(() -> !daemon.isAlive());
        }
        return true;
    }

    /** Asks for the stop; whether the daemon lived to answer. */
    private static boolean isAnswered(DaemonProcess daemon) {
        try {
            return daemon.ask(CommandName.STOP, "web").stream()
                    .anyMatch(Reply.Done.class::isInstance);
        } catch (IOException | BadMessageException e) {
            return false;
        }
    }

    private static boolean isRestarted(DaemonProcess daemon, long pid) {
        return daemon.status("web")
                .filter(s -> s.state().equals("running") && s.restarts() == 1)
                .filter(s -> s.pid() != null && s.pid() != pid)
                .isPresent();
    }

    private void checkSettled(DaemonProcess second, boolean stopAsked, int step) {
        await("a settled state at step " + step)
                .atMost(DaemonProcess.PATIENCE)
                .until(() -> second.status("web").filter(s -> isSettled(s, stopAsked)).isPresent());
        InstanceStatus status = second.status("web").orElseThrow();
        List<Long> running = programs().map(ProcessHandle::pid).toList();
        if (status.state().equals("running")) {
            assertThat(running).as("step %d", step).containsExactly(status.pid());
        } else {
            assertThat(running).as("step %d: %s", step, status.state()).isEmpty();
            assertThat(status.state()).isEqualTo("stopped");
        }
        assertThat(status.restarts()).as("step %d", step).isLessThanOrEqualTo(1);
    }

    /** Up, or down if that was asked for; on the way it may be down for a moment. */
    private boolean isSettled(InstanceStatus status, boolean stopAsked) {
        boolean up = status.state().equals("running") && programs().count() == 1;
        boolean down = status.state().equals("stopped") && programs().findAny().isEmpty();
        return up || (stopAsked && down);
    }

    private String output() throws IOException {
        return DaemonProcess.output(directory);
    }

    /** The instance's processes, without the keepers that carry its name too. */
    private Stream<ProcessHandle> programs() {
        return processes("").filter(p -> !commandLine(p).contains("keeper"));
    }

    private Stream<ProcessHandle> processes(String word) {
        return ProcessHandle.allProcesses()
                .filter(p -> commandLine(p).contains(program.toString()))
                .filter(p -> commandLine(p).contains(word));
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
