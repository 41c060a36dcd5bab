package org.vpsd.daemon.sys;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;

/** Starts, finds, signals and watches processes. Safe for use by several threads. */
public interface Processes {

    /**
     * Starts a program as the leader of a session of its own, with no descriptor of the daemon, all
     * signals at their defaults, and {@code /dev/null} as its standard streams.
     *
     * @param argv an absolute path and arguments
     * @param environment its whole environment
     * @return the process, which leads the process group of its pid
     * @throws IOException if it cannot be started; the message says why
     */
    ProcessIdentity spawn(List<String> argv, Map<String, String> environment) throws IOException;

    /** Starts a program as {@link #spawn} does, but with a pipe as its standard input. */
    Piped spawnPiped(List<String> argv, Map<String, String> environment) throws IOException;

    /**
     * A process that reads from a pipe.
     *
     * @param input the write end, for one thread; closing it is the end of the process's input
     */
    record Piped(ProcessIdentity process, OutputStream input) {}

    /** The process that has a pid now; empty if there is none, or only a zombie. */
    Optional<ProcessIdentity> identify(long pid);

    /** Whether exactly this process still runs. */
    default boolean isAlive(ProcessIdentity process) {
        return identify(process.pid()).filter(process::equals).isPresent();
    }

    /** Sends a signal to exactly this process; nothing if it is gone. */
    void signal(ProcessIdentity process, Signal signal);

    /**
     * Sends a signal to every process of a group; nothing if there is none.
     *
     * @param leader the group's id, that is its leader's pid
     */
    void signalGroup(long leader, Signal signal);

    /**
     * Calls back once when a process has ended, at once if it has already. The call comes on a
     * thread that many share: it must be short. While it runs, the pid of a child of the daemon is
     * not yet free for reuse.
     */
    void watch(ProcessIdentity process, Runnable onExit);

    /** Sees to it that a process that is about to end leaves nothing; in no hurry. */
    void reap(ProcessIdentity process);
}
