package org.vpsd.daemon.hooks;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.Processes;

/**
 * All processes of a hook. It leads a process group of its own, see {@link OwnSession}; where the
 * system cannot give it one, its descendants are looked up instead.
 */
final class HookGroup {

    private static final Logger log = LoggerFactory.getLogger(HookGroup.class);

    /** What is left of a hook that is to end has this long before it is killed. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Processes processes;
    private final ProcessIdentity leader;

    /**
     * The group of a hook.
     *
     * @param leader the hook's main process
     */
    HookGroup(Processes processes, ProcessIdentity leader) {
        this.processes = processes;
        this.leader = leader;
    }

    /** A wait for the end of a hook. */
    interface Ending {

        /** Whether it came within a time. */
        boolean await(Duration time) throws InterruptedException;

        /** Waits as {@link #await}; an interruption counts as "no" and is kept for the caller. */
        default boolean comesWithin(Duration time) {
            try {
                return await(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Asks every process of the group to end and, after a grace time, kills what has not. */
    void end(Ending ending) {
        Set<ProcessIdentity> single = singles();
        signal(Signal.TERM, single);
        var _ = ending.comesWithin(GRACE);
        single.addAll(singles());
        signal(Signal.KILL, single);
    }

    /** Kills every process of the group at once. */
    void kill() {
        signal(Signal.KILL, singles());
    }

    private void signal(Signal signal, Set<ProcessIdentity> single) {
        if (!isPidTakenByAnother()) {
            attempt(() -> processes.signalGroup(leader.pid(), signal));
        }
        single.forEach(process -> attempt(() -> processes.signal(process, signal)));
    }

    /** An ordinary user's hook may have become another user's process, which is out of reach. */
    private static void attempt(Runnable signal) {
        try {
            signal.run();
        } catch (IllegalStateException e) {
            log.warn("a process of a hook goes on: {}", e.getMessage());
        }
    }

    /**
     * Who must be signalled one by one: the leader, which for a moment after its start has no group
     * yet, and those that a group does not hold together.
     */
    private Set<ProcessIdentity> singles() {
        Set<ProcessIdentity> single = new LinkedHashSet<>();
        single.add(leader);
        if (!OwnSession.isPossible() && processes.isAlive(leader)) {
            ProcessHandle.of(leader.pid()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .flatMap(process -> processes.identify(process.pid()).stream())
                    .forEach(single::add);
        }
        return single;
    }

    /** A pid is used again only once the group of that number is empty (POSIX, fork). */
    private boolean isPidTakenByAnother() {
        return processes.identify(leader.pid()).filter(now -> !now.equals(leader)).isPresent();
    }
}
