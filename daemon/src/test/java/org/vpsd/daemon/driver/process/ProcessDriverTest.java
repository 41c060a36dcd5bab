package org.vpsd.daemon.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.config.SpecReader;
import org.vpsd.daemon.driver.Launch;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.driver.RunPlace;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.NativeProcesses;
import org.vpsd.daemon.sys.SystemAccounts;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;

/** Real keepers and real processes. */
class ProcessDriverTest {

    @TempDir Path directory;

    private Path keeper = Path.of("unset");
    private Path log = Path.of("unset");
    private RunPlace place = new RunPlace(Path.of("unset"), Path.of("unset"));
    private ProcessDriver driver = driver();

    @BeforeEach
    void prepare() throws IOException {
        // A copy, so that the keepers of this test can be told from all others.
        keeper = directory.resolve("keeper");
        Files.copy(Path.of("../dist/src/main/libexec/keeper"), keeper);
        driver = driver();
        log = Files.createFile(directory.resolve("log"));
        place = new RunPlace(Files.createDirectory(directory.resolve("state")), log);
    }

    private ProcessDriver driver() {
        return new ProcessDriver(
                NativeProcesses.open(),
                new SystemAccounts(Clock.systemUTC()),
                keeper,
                Map.of("HOME", "/root"));
    }

    @AfterEach
    void leaveNothing() {
        await().until(
                        () -> {
                            keepers().forEach(ProcessHandle::destroyForcibly);
                            return keepers().findAny().isEmpty();
                        });
    }

    @Test
    void tellsHowItsProcessEnds() throws Exception {
        assertThat(statusOf("exit 3")).isEqualTo(new ExitStatus.Exited(3));
        assertThat(statusOf("kill -9 $$")).isEqualTo(new ExitStatus.Signaled(9));
    }

    @Test
    void handsOverArgumentsAndEnvironmentAsTheyAre() throws Exception {
        StringBuilder odd = new StringBuilder("'\"$HOME`x`\\ \\n*?\n\n日本 ");
        for (char c = 1; c < 0x180; c++) {
            odd.append(c);
        }
        Path out = directory.resolve("out");
        Run run =
                launch(
                        Map.of("ODD", odd.toString(), "dot.ted", odd.toString()),
                        "/bin/sh",
                        "-c",
                        "printf %s \"$1\" >\"$2\"; env >\"$2.env\"; printf %s \"$ODD\" >\"$2.odd\"",
                        "sh",
                        odd.toString(),
                        out.toString());
        assertThat(awaitExit(run)).isEqualTo(new ExitStatus.Exited(0));
        assertThat(Files.readString(out)).isEqualTo(odd.toString());
        assertThat(Files.readString(Path.of(out + ".odd"))).isEqualTo(odd.toString());
        assertThat(Files.readString(Path.of(out + ".env")))
                .contains("\nPATH=", "VPSD_NAME=web")
                .doesNotContain("XDG_RUNTIME_DIR");
    }

    @Test
    void hasKeepersStandByThatGoWithIt() throws Exception {
        assertThat(statusOf("exit 0")).isEqualTo(new ExitStatus.Exited(0));
        await("two keepers with their children").until(() -> keepers().count() == 4);
        Run run = launch(Map.of(), "/bin/sh", "-c", "sleep 1000");
        await("replaced").until(() -> keepers().count() == 5);
        assertThat(run.isAlive()).isTrue();
        run.kill();
        assertThat(awaitExit(run)).isEqualTo(new ExitStatus.Signaled(9));
    }

    @Test
    void doesWithoutAKeeperThatWasKilled() throws Exception {
        assertThat(statusOf("exit 0")).isEqualTo(new ExitStatus.Exited(0));
        await().until(() -> keepers().count() == 4);
        keepers().forEach(ProcessHandle::destroyForcibly);
        await().until(() -> keepers().findAny().isEmpty());
        assertThat(statusOf("exit 4")).isEqualTo(new ExitStatus.Exited(4));
    }

    @Test
    void launchesNothingBeforeTheWord() throws Exception {
        Path mark = directory.resolve("mark");
        Launch launch = prepare(Map.of(), "t1", "/bin/sh", "-c", "echo done >" + mark);
        await("it is ready").until(() -> keepers().count() == 2);
        launch.abandon();
        await("it is gone").until(() -> keepers().findAny().isEmpty());
        assertThat(mark).doesNotExist();
        assertThat(LaunchFile.of(place.directory(), "t1")).doesNotExist();
    }

    @Test
    void launchesNothingThatALaterDaemonGaveUp() throws Exception {
        Path mark = directory.resolve("mark");
        String[] command = {"/bin/sh", "-c", "echo done >" + mark};
        Launch launch = prepare(Map.of(), "t1", command);
        assertThat(driver.adopt(spec(Map.of(), command), place, "t1")).isEmpty();
        launch.commit();
        assertThatThrownBy(launch::await).isInstanceOf(LaunchException.class);
        assertThat(mark).doesNotExist();
    }

    @Test
    void adoptsWhatRunsAndWhatHasEnded() throws Exception {
        Run run = launch(Map.of(), "/bin/sh", "-c", "sleep 1000; exit 1");
        InstanceSpec spec = spec(Map.of(), "/bin/sh", "-c", "sleep 1000; exit 1");
        Run adopted = driver.adopt(spec, place, "t1").orElseThrow();
        assertThat(adopted.pid()).isEqualTo(run.pid());
        adopted.terminate(Optional.of(Signal.TERM));
        assertThat(awaitExit(run)).isEqualTo(new ExitStatus.Signaled(15));
        Run ended = driver.adopt(spec, place, "t1").orElseThrow();
        assertThat(awaitExit(ended)).isEqualTo(new ExitStatus.Signaled(15));
    }

    @Test
    void outlivesItsKeeperAndOnlyLosesTheStatus() throws Exception {
        Run run = launch(Map.of(), "/bin/sh", "-c", "sleep 1000; exit 1");
        long pid = run.pid().orElseThrow();
        CompletableFuture<ExitStatus> exit = new CompletableFuture<>();
        run.onExit(exit::complete);
        ProcessHandle.of(pid).flatMap(ProcessHandle::parent).orElseThrow().destroyForcibly();
        await().until(() -> ProcessHandle.of(pid).orElseThrow().parent().isPresent());
        assertThat(run.isAlive()).isTrue();
        run.terminate(Optional.of(Signal.TERM));
        assertThat(exit.get(30, TimeUnit.SECONDS)).isEqualTo(new ExitStatus.Unknown());
    }

    @Test
    void saysWhyItCannotLaunch() {
        assertThatThrownBy(() -> launch(Map.of(), "/no/such/program"))
                .isInstanceOf(LaunchException.class)
                .hasMessage("its command /no/such/program does not exist");
        assertThatThrownBy(() -> launch(Map.of(), directory.toString()))
                .hasMessage("its command " + directory + " is not an executable file");
        assertThatThrownBy(() -> launch(Map.of(), "no-such-word"))
                .hasMessageStartingWith("its command 'no-such-word' is not in /usr/local/sbin:");
    }

    @Test
    void doesNotStartWithInterruptsIgnored() throws Exception {
        Run run = launch(Map.of(), "/bin/sh", "-c", "grep SigIgn /proc/self/status");
        assertThat(awaitExit(run)).isEqualTo(new ExitStatus.Exited(0));
        assertThat(Files.readString(log)).matches("SigIgn:\\s+0*(180000000)?\n");
    }

    private ExitStatus statusOf(String script) throws Exception {
        return awaitExit(launch(Map.of(), "/bin/sh", "-c", script));
    }

    private Run launch(Map<String, String> environment, String... argv) throws Exception {
        Files.deleteIfExists(LaunchFile.of(place.directory(), "t1"));
        return commit(prepare(environment, "t1", argv));
    }

    private static Run commit(Launch launch) throws LaunchException {
        launch.commit();
        return launch.await();
    }

    private Launch prepare(Map<String, String> environment, String token, String... argv)
            throws Exception {
        return driver.prepare(spec(environment, argv), place, token);
    }

    private InstanceSpec spec(Map<String, String> environment, String... argv) throws Exception {
        UclObject.Builder variables = UclObject.builder();
        environment.forEach(variables::put);
        String source =
                Json.write(
                        UclObject.builder()
                                .put("command", words(argv))
                                .put("environment", variables.build())
                                .build());
        return SpecReader.fromSaved(new InstanceName("web"), directory, "test:1:1", source);
    }

    private static UclArray words(String... argv) {
        return new UclArray(Stream.of(argv).map(UclString::new).toList());
    }

    private static ExitStatus awaitExit(Run run) throws Exception {
        CompletableFuture<ExitStatus> exit = new CompletableFuture<>();
        run.onExit(exit::complete);
        return exit.get(30, TimeUnit.SECONDS);
    }

    private Stream<ProcessHandle> keepers() {
        return ProcessHandle.allProcesses()
                .filter(
                        p ->
                                List.of(p.info().arguments().orElse(new String[0]))
                                        .contains(keeper.toString()));
    }
}
