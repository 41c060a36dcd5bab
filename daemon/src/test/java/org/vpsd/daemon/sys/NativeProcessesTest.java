package org.vpsd.daemon.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;

class NativeProcessesTest {

    @TempDir Path directory;

    static Stream<Processes> processes() {
        return Stream.of(
                new NativeProcesses(PidfdExitWatch.open().orElseThrow()),
                new NativeProcesses(new HandleExitWatch()));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void tellsOfAnExit(Processes processes) throws Exception {
        ProcessIdentity process = sh(processes, "exit 3");
        awaitExit(processes, process);
        assertThat(processes.isAlive(process)).isFalse();
        await().until(() -> ProcStat.read(process.pid()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void tellsAtOnceOfAProcessThatIsGone(Processes processes) throws Exception {
        ProcessIdentity process = sh(processes, "exit 0");
        awaitExit(processes, process);
        awaitExit(processes, process);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void signalsAProcessAndAGroup(Processes processes) throws Exception {
        Path pidFile = directory.resolve("pid");
        ProcessIdentity leader =
                sh(processes, "sleep 1000 & echo $! >pid.new; mv pid.new pid; wait");
        await().until(() -> Files.exists(pidFile));
        long child = Long.parseLong(Files.readString(pidFile).strip());
        ProcessIdentity sleep = processes.identify(child).orElseThrow();
        processes.signal(leader, Signal.TERM);
        awaitExit(processes, leader);
        assertThat(processes.isAlive(sleep)).isTrue();
        processes.signalGroup(leader.pid(), Signal.KILL);
        awaitExit(processes, sleep);
        processes.signalGroup(leader.pid(), Signal.KILL);
        processes.signal(leader, Signal.KILL);
    }

    @Test
    void startsInASessionOfItsOwnWithNothingOfTheDaemon() throws Exception {
        Processes processes = NativeProcesses.open();
        Path out = directory.resolve("out");
        ProcessIdentity process =
                sh(
                        processes,
                        "{ env; ls -l /proc/self/fd; cat /proc/self/stat; grep Sig"
                                + " /proc/self/status; } >out 2>&1");
        awaitExit(processes, process);
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).contains("COLOUR=blue").noneMatch(l -> l.startsWith("HOME="));
        assertThat(lines.stream().filter(l -> l.contains(" -> ") && !l.contains("/proc/")))
                .as("standard streams only")
                .hasSize(3);
        String stat = lines.stream().filter(l -> l.contains("(cat)")).findFirst().orElseThrow();
        assertThat(stat.split(" ")[5]).as("session").isEqualTo(Long.toString(process.pid()));
        assertThat(lines).anyMatch(l -> l.matches("SigBlk:\\s+0+"));
        assertThat(lines).anyMatch(l -> l.matches("SigIgn:\\s+0*(180000000)?"));
    }

    @Test
    void saysWhyAProgramCannotBeStarted() {
        assertThatThrownBy(
                        () -> NativeProcesses.open().spawn(List.of("/no/such/program"), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot start /no/such/program: no such file or directory (errno 2)");
    }

    @Test
    void aPidAloneIsNoIdentity() throws Exception {
        Processes processes = NativeProcesses.open();
        ProcessIdentity process = sh(processes, "sleep 1000");
        ProcessIdentity other = new ProcessIdentity(process.pid(), process.startTime() - 1);
        assertThat(processes.isAlive(other)).isFalse();
        processes.signal(other, Signal.KILL);
        assertThat(processes.isAlive(process)).isTrue();
        awaitExit(processes, other);
        processes.signal(process, Signal.KILL);
        awaitExit(processes, process);
    }

    private ProcessIdentity sh(Processes processes, String script) throws IOException {
        return processes.spawn(
                List.of(
                        "/bin/sh",
                        "-c",
                        "cd \"$1\" || exit; " + script,
                        "sh",
                        directory.toString()),
                Map.of("PATH", "/usr/bin:/bin", "COLOUR", "blue"));
    }

    private static void awaitExit(Processes processes, ProcessIdentity process)
            throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        processes.watch(process, ended::countDown);
        assertThat(ended.await(30, TimeUnit.SECONDS)).as("the exit is told").isTrue();
    }
}
