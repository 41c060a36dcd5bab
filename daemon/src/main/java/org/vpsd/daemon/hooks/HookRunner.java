package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Processes;

/**
 * Runs hook scripts: "an executable (binary or shell script) with the state's name in the virtual
 * machine's configuration directory" (vmstated(8)).
 *
 * <p>A hook is executed with arguments {@code NAME STATE} in the directory that holds it, in a
 * session of its own, with {@code /dev/null} as its input (DESIGN.md, Hooks). It runs beside
 * everything else: one that hangs delays nobody, and its time is bounded. Safe for use by several
 * threads.
 */
public final class HookRunner {

    private static final Logger log = LoggerFactory.getLogger(HookRunner.class);

    private static final HookRun NOTHING = () -> {};

    private final Processes processes;
    private final String daemonUser;

    /**
     * A runner.
     *
     * @param processes signals and identifies the hooks' processes
     * @param daemonUser the account that this daemon runs as: its hooks are trusted
     */
    public HookRunner(Processes processes, String daemonUser) {
        this.processes = processes;
        this.daemonUser = daemonUser;
    }

    /**
     * Runs a hook and returns at once.
     *
     * @param whenDone called once with the result, from another thread; where there is no hook of
     *     that name, already before this method returns
     */
    public HookRun start(HookCall call, Consumer<HookResult> whenDone) {
        if (Files.notExists(call.file(), LinkOption.NOFOLLOW_LINKS)) {
            whenDone.accept(new HookResult.Ok());
            return NOTHING;
        }
        RunningHook hook = new RunningHook(call, processes, daemonUser);
        Thread.ofVirtual()
                .name("hook-" + call.hook() + "-" + call.name())
                .start(() -> whenDone.accept(hook.run()));
        return hook;
    }

    /**
     * Ends the hook that a daemon left running when it was killed, and waits for its end, a few
     * seconds at most. Does nothing if there is none.
     *
     * @param pidFile of the {@link HookCall}
     */
    public void endLeftover(Path pidFile) {
        try {
            PidFile.read(pidFile, processes).ifPresent(this::end);
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            log.warn(
                    "cannot tell from {} whether a hook was left running: {}",
                    pidFile,
                    IoErrors.describe(e));
        }
    }

    private void end(ProcessIdentity leftover) {
        log.info("ending process {}: a hook that a former daemon left running", leftover.pid());
        CountDownLatch ended = new CountDownLatch(1);
        processes.watch(leftover, ended::countDown);
        HookGroup.Ending ending = time -> ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        new HookGroup(processes, leftover).end(ending);
        if (!ending.comesWithin(HookGroup.GRACE)) {
            log.error("process {}, a hook of a former daemon, does not end", leftover.pid());
        }
    }
}
