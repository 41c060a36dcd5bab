package org.vpsd.daemon.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.hooks.Hookery.Run;
import org.vpsd.daemon.sys.ProcStat;

/** What a hook gets and how it answers; see also {@link HookEndTest}. */
class HookRunnerTest {

    @TempDir private Path temporary;
    private Hookery hooks;

    @BeforeEach
    void prepare() throws IOException {
        hooks = new Hookery(temporary);
    }

    @Test
    void withoutAFileOfThatNameAllIsWellAtOnce() {
        Run run = hooks.start("running");

        assertThat(run.whenDone()).isCompletedWithValue(new HookResult.Ok());
        run.handle().interrupt();
    }

    @Test
    void withoutADirectoryAllIsWell() throws IOException {
        Files.delete(hooks.directory);

        assertThat(hooks.start("running").whenDone()).isCompletedWithValue(new HookResult.Ok());
    }

    @Test
    void passesNameAndState() throws IOException {
        hooks.script("start_network", "echo $# $1 $2");

        Run run = hooks.run("start_network");

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines()).containsExactly("2 web start_network");
    }

    @Test
    void keepsTheOrderOfBothOutputs() throws IOException {
        hooks.script("running", "for i in 1 2 3; do echo out $i; echo err $i >&2; done");

        assertThat(hooks.run("running").lines())
                .containsExactly("out 1", "err 1", "out 2", "err 2", "out 3", "err 3");
    }

    @Test
    void givesItsEnvironmentAndNothingOfTheDaemons() throws IOException {
        hooks.environment.put("VPSD_NAME", "a b 'c' ${d}\n\"e\"");
        hooks.script("running", "env", "echo \"name: $VPSD_NAME\"");

        List<String> lines = hooks.run("running").lines();

        assertThat(lines).contains("name: a b 'c' ${d}", "\"e\"");
        assertThat(lines)
                .noneMatch(line -> line.startsWith("HOME=") || line.startsWith("JAVA_HOME="))
                .anyMatch(line -> line.startsWith("PATH=") && line.contains("/usr/bin:"));
    }

    @Test
    void keepsAPathThatIsGiven() throws IOException {
        hooks.environment.put("PATH", "/bin");
        hooks.script("running", "echo $PATH");

        assertThat(hooks.run("running").lines()).containsExactly("/bin");
    }

    @Test
    void runsInItsDirectoryWithNothingToRead() throws IOException {
        Files.writeString(hooks.directory.resolve("common"), "greeting=hello\n");
        hooks.script("running", ". ./common; read -r line || echo $greeting");

        assertThat(hooks.run("running").lines()).containsExactly("hello");
    }

    @Test
    void leadsASessionOfItsOwn() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "sessions are read from /proc");
        hooks.script(
                "running",
                "read -r pid name state parent group session rest </proc/$$/stat",
                "echo $((group - $$)) $((session - $$))");

        assertThat(hooks.run("running").lines()).containsExactly("0 0");
    }

    @Test
    void tellsHowItFailed() throws IOException {
        hooks.script("stopping", "exit 3");
        hooks.script("stopped", "kill -KILL $$");

        assertThat(hooks.run("stopping").result())
                .isEqualTo(new HookResult.Failed("exited with status 3"));
        assertThat(hooks.run("stopped").result())
                .isEqualTo(new HookResult.Failed("was killed by signal 9 (KILL)"));
    }

    @Test
    void runsALinkByItsOwnName() throws IOException {
        hooks.script("network", "basename \"$0\"");
        Files.createSymbolicLink(hooks.directory.resolve("start_network"), Path.of("network"));

        assertThat(hooks.run("start_network").lines()).containsExactly("start_network");
    }

    /** As {@code stop_network} in the example of vmstated(8). */
    @Test
    void runsAScriptWithoutAnInterpreterLine() throws IOException {
        hooks.executable("stop_network", "echo destroyed $1\n");

        Run run = hooks.run("stop_network");

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines()).containsExactly("destroyed web");
    }

    @Test
    void notesItsProcessWhileItRuns() throws IOException {
        hooks.script("running", "cat ../hook.pid.running; echo $$");

        List<String> lines = hooks.run("running").lines();

        ProcStat noted = ProcStat.parse(lines.getFirst()).orElseThrow();
        assertThat(noted.pid()).isEqualTo(Long.parseLong(lines.getLast()));
        assertThat(noted.startTime()).isPositive();
        assertThat(temporary.resolve("hook.pid.running")).doesNotExist();
    }

    @Test
    void runsWhereNoNoteCanBeWritten() throws IOException {
        Files.createDirectory(temporary.resolve("hook.pid.running"));
        hooks.script("running", "echo still here");

        Run run = hooks.run("running");

        assertThat(run.result()).isEqualTo(new HookResult.Ok());
        assertThat(run.lines()).containsExactly("still here");
    }

    @Test
    void manyRunBesideEachOther() throws IOException {
        hooks.script("running", "echo hello; sleep 0.2; exit 0");
        for (int i = 0; i < 40; i++) {
            Files.createSymbolicLink(hooks.directory.resolve("h" + i), Path.of("running"));
        }

        List<Run> runs = IntStream.range(0, 40).mapToObj(i -> hooks.start("h" + i)).toList();

        assertThat(runs)
                .allSatisfy(
                        run -> {
                            assertThat(run.result()).isEqualTo(new HookResult.Ok());
                            assertThat(run.lines()).containsExactly("hello");
                        });
    }
}
