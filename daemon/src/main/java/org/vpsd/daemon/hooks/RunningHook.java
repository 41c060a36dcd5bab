package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Processes;

/** One hook from its examination to its result. */
final class RunningHook implements HookRun {

    private static final Logger log = LoggerFactory.getLogger(RunningHook.class);

    private static final String DEFAULT_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final HookCall call;
    private final Processes processes;
    private final String daemonUser;
    private boolean interrupted;
    private @Nullable HookProcess process;

    RunningHook(HookCall call, Processes processes, String daemonUser) {
        this.call = call;
        this.processes = processes;
        this.daemonUser = daemonUser;
    }

    @Override
    public synchronized void interrupt() {
        interrupted = true;
        if (process != null) {
            process.destroy();
        }
    }

    private synchronized void launched(HookProcess started) {
        process = started;
        if (interrupted) {
            started.destroy();
        }
    }

    private synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** Runs the hook to its end. */
    HookResult run() {
        try {
            List<String> command = new HookFile(call, daemonUser).command();
            return isInterrupted() ? new HookResult.Interrupted() : execute(command);
        } catch (RefusedHookException e) {
            return new HookResult.Failed(e.reason());
        } catch (IOException e) {
            return new HookResult.Failed("cannot be run: " + IoErrors.describe(e));
        } catch (RuntimeException | OutOfMemoryError e) {
            log.error("{}: hook {} cannot be run", call.name(), call.hook(), e);
            return new HookResult.Failed("cannot be run: " + e);
        }
    }

    private HookResult execute(List<String> command) throws IOException {
        ExecuteWatchdog watchdog =
                ExecuteWatchdog.builder()
                        .setTimeout(call.settings().timeout())
                        .setThreadFactory(Thread.ofVirtual().factory())
                        .get();
        try (BoundedLines output = new BoundedLines(call.output())) {
            HookExecutor executor =
                    new HookExecutor(processes, call.settings().directory(), this::launched);
            executor.setWatchdog(watchdog);
            executor.setStreamHandler(new PumpStreamHandler(output, null));
            int status = executor.execute(commandLine(command), environment());
            return result(ExitStatus.ofShell(status), watchdog.killedProcess());
        } finally {
            over();
        }
    }

    private CommandLine commandLine(List<String> command) {
        List<String> words =
                PidFile.command(call.pidFile(), ProcessHandle.current().pid(), command);
        CommandLine line = new CommandLine(words.getFirst());
        words.subList(1, words.size()).forEach(word -> line.addArgument(word, false));
        return line;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(call.environment());
        environment.putIfAbsent("PATH", DEFAULT_PATH);
        return environment;
    }

    private HookResult result(ExitStatus exit, boolean wasTooLong) {
        if (isInterrupted()) {
            return new HookResult.Interrupted();
        }
        if (wasTooLong) {
            return new HookResult.Failed(
                    "ran longer than " + seconds(call.settings().timeout()) + " and was killed");
        }
        return exit.isSuccess() ? new HookResult.Ok() : new HookResult.Failed(exit.describe());
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** Nothing is left to interrupt, or for a later daemon to end. */
    private synchronized void over() {
        HookProcess ended = process;
        process = null;
        if (ended != null) {
            ended.remark().ifPresent(call.output());
            if (ended.isAlive()) { // only if we failed on the way
                ended.destroy();
            }
        }
        try {
            Files.deleteIfExists(call.pidFile());
        } catch (IOException e) {
            log.warn("{}: cannot remove {}", call.name(), IoErrors.describe(e));
        }
    }
}
