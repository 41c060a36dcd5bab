package org.vpsd.daemon.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Processes;

/**
 * Starts keepers, a few of them ahead of time: starting a shell takes longer than all else that
 * happens between the end of a process and its next start. One that is not needed ends with the
 * daemon. Safe for use by several threads.
 */
final class Keepers {

    private static final Logger log = LoggerFactory.getLogger(Keepers.class);

    /** How many wait; what comes faster than they can be replaced waits for its own. */
    private static final int STANDING_BY = 2;

    private final Processes processes;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Queue<Processes.Piped> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wanted = new AtomicInteger(STANDING_BY);

    /**
     * No keeper yet.
     *
     * @param script the keeper's script
     * @param environment what every command gets
     */
    Keepers(Processes processes, Path script, Map<String, String> environment) {
        this.processes = processes;
        this.command = List.of("/bin/sh", script.toString());
        this.environment = Map.copyOf(environment);
    }

    /**
     * Has a keeper get ready.
     *
     * @throws IOException if no keeper can be started
     */
    Processes.Piped prepare(LaunchText text) throws IOException {
        byte[] line = text.prepare(environment);
        for (Processes.Piped k = waiting.poll(); k != null; k = waiting.poll()) {
            wanted.incrementAndGet();
            try {
                k.input().write(line);
                return k;
            } catch (IOException e) {
                log.debug("keeper {} does not stand by any more", k.process().pid(), e);
                dismiss(k);
            }
        }
        Processes.Piped keeper = processes.spawnPiped(command, environment);
        keeper.input().write(line);
        return keeper;
    }

    /** Lets a keeper go: it finds the end of its input. */
    void dismiss(Processes.Piped keeper) throws IOException {
        keeper.input().close();
        processes.reap(keeper.process());
    }

    /** Replaces the keepers that were taken, beside what goes on. */
    void replenish() {
        if (wanted.get() > 0) {
            Thread.ofVirtual().name("keepers").start(this::startWanted);
        }
    }

    private void startWanted() {
        while (wanted.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            try {
                waiting.add(processes.spawnPiped(command, environment));
            } catch (IOException e) {
                wanted.incrementAndGet();
                log.warn("no keeper stands by: {}", IoErrors.describe(e));
                return;
            }
        }
    }
}
