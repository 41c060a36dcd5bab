package org.vpsd.daemon.sys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;

/** The processes of this system. */
public final class NativeProcesses implements Processes {

    private static final boolean HAS_PROC = Files.exists(Path.of("/proc/self/stat"));

    private final ExitWatch exitWatch;

    NativeProcesses(ExitWatch exitWatch) {
        this.exitWatch = exitWatch;
    }

    /** The best that this system can do: pidfds, else one thread a process. */
    public static NativeProcesses open() {
        return new NativeProcesses(
                HAS_PROC
                        ? PidfdExitWatch.open().orElseGet(HandleExitWatch::new)
                        : new HandleExitWatch());
    }

    @Override
    public ProcessIdentity spawn(List<String> argv, Map<String, String> environment)
            throws IOException {
        return spawn(argv, environment, OptionalInt.empty());
    }

    @Override
    public Piped spawnPiped(List<String> argv, Map<String, String> environment) throws IOException {
        int[] pipe = LibC.pipe();
        OutputStream input = new PipeOutputStream(pipe[1]);
        try {
            return new Piped(spawn(argv, environment, OptionalInt.of(pipe[0])), input);
        } catch (IOException e) {
            input.close();
            throw e;
        } finally {
            LibC.close(pipe[0]);
        }
    }

    private static ProcessIdentity spawn(
            List<String> argv, Map<String, String> environment, OptionalInt input)
            throws IOException {
        long pid = PosixSpawn.spawn(argv, environment, input);
        return startTime(pid)
                .map(start -> new ProcessIdentity(pid, start))
                .orElseThrow(() -> new IOException("process " + pid + " vanished at its start"));
    }

    @Override
    public Optional<ProcessIdentity> identify(long pid) {
        if (HAS_PROC) {
            return ProcStat.read(pid)
                    .filter(stat -> !stat.isDead())
                    .map(stat -> new ProcessIdentity(pid, stat.startTime()));
        }
        return startTime(pid).map(start -> new ProcessIdentity(pid, start));
    }

    /** The start time of a process or of the zombie that it left. */
    private static Optional<Long> startTime(long pid) {
        if (HAS_PROC) {
            return ProcStat.read(pid).map(ProcStat::startTime);
        }
        return ProcessHandle.of(pid)
                .map(p -> p.info().startInstant().map(t -> t.toEpochMilli()).orElse(0L));
    }

    @Override
    public void signal(ProcessIdentity process, Signal signal) {
        if (isAlive(process)) {
            send((int) process.pid(), signal);
        }
    }

    @Override
    public void signalGroup(long leader, Signal signal) {
        if (leader <= 1) {
            throw new IllegalArgumentException("process group " + leader + " is not an instance's");
        }
        send((int) -leader, signal);
    }

    private static void send(int target, Signal signal) {
        int errno = LibC.kill(target, signal.number());
        if (errno != 0 && errno != LibC.ESRCH) {
            throw new IllegalStateException(
                    "cannot send "
                            + signal
                            + " to "
                            + (target < 0 ? "process group " + -target : "process " + target)
                            + ": "
                            + LibC.describe(errno));
        }
    }

    @Override
    public void watch(ProcessIdentity process, Runnable onExit) {
        exitWatch.watch(process, onExit);
    }

    @Override
    public void reap(ProcessIdentity process) {
        exitWatch.reap(process);
    }
}
