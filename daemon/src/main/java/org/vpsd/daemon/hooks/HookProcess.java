package org.vpsd.daemon.hooks;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.sys.Processes;

/**
 * A hook and the relay (a cat(1)) that its output comes through, as one process: it is over when
 * its main process has ended and its output has come to an end, which is forced after a while.
 *
 * <p>Without a relay, whatever the hook leaves behind with its output open would hold our end of
 * the pipe, too: a read that nothing can wake up, and a JDK that at the end of a child reads what
 * is left in its pipe until there is no more. The relay can be killed.
 */
final class HookProcess extends Process {

    /** What a hook left behind may hold its output open for so long. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** A killed process has this long to close its output. */
    private static final Duration DEATH = Duration.ofMillis(500);

    private static final String KILLED =
            "(processes that it left behind held its output open and were killed; redirect the"
                    + " output of what is to stay)";
    private static final String ESCAPED =
            "(a process that it left behind in another session holds its output open: no more of"
                    + " it is read; redirect the output of what is to stay)";

    private final Process main;
    private final Process relay;
    private final HookGroup group;
    private volatile @Nullable Thread ending;
    private volatile Optional<String> remark = Optional.empty();

    /**
     * A hook that has been started.
     *
     * @param main its main process, which leads a group
     * @param relay what reads the output of the group and passes it on
     */
    HookProcess(Process main, Process relay, Processes processes) {
        this.main = main;
        this.relay = relay;
        long pid = main.pid();
        ProcessIdentity leader =
                processes.identify(pid).orElseGet(() -> new ProcessIdentity(pid, 0));
        this.group = new HookGroup(processes, leader);
    }

    /** What people should know of a hook that is over. */
    Optional<String> remark() {
        return remark;
    }

    /** Ends the whole process group, in the background. */
    @Override
    public synchronized void destroy() {
        if (ending == null) {
            ending = Thread.startVirtualThread(() -> group.end(this::areBothOver));
        }
    }

    @Override
    public int waitFor() throws InterruptedException {
        int status = main.waitFor();
        awaitEnding();
        releaseOutput();
        awaitEnding();
        return status;
    }

    /** Waits for what {@link #destroy} began, if it was called: it is bounded. */
    private void awaitEnding() throws InterruptedException {
        Thread begun = ending;
        if (begun != null) {
            begun.join();
        }
    }

    /** Sees to it that the output comes to its end, whoever holds it open. */
    private void releaseOutput() throws InterruptedException {
        if (isRelayOverWithin(LINGER)) {
            return;
        }
        group.kill();
        remark = Optional.of(KILLED);
        if (!isRelayOverWithin(DEATH)) {
            relay.destroyForcibly();
            remark = Optional.of(ESCAPED);
        }
    }

    private boolean isRelayOverWithin(Duration time) throws InterruptedException {
        return relay.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean areBothOver(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        return main.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)
                && relay.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int exitValue() {
        return main.exitValue();
    }

    @Override
    public boolean isAlive() {
        return main.isAlive();
    }

    @Override
    public long pid() {
        return main.pid();
    }

    /** What the hook prints. */
    @Override
    public InputStream getInputStream() {
        return relay.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return main.getErrorStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return main.getOutputStream();
    }
}
