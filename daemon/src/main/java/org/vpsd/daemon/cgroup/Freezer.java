package org.vpsd.daemon.cgroup;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Freezes all processes of a cgroup and of those below it, new ones too. */
public final class Freezer {

    private static final String CONTROLLER = "freezer";
    private static final String V1_STATE = "freezer.state";
    private static final String FROZEN = "FROZEN";
    private static final String THAWED = "THAWED";
    private static final String V2_FREEZE = "cgroup.freeze";
    private static final String V2_EVENTS = "cgroup.events";

    /** A process that waits for a disk cannot be frozen before it goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(2);

    private final Cgroup cgroup;

    /** The freezer of a cgroup. */
    public Freezer(Cgroup cgroup) {
        this.cgroup = cgroup;
    }

    private boolean isV1() {
        return cgroup.hierarchies().isV1(CONTROLLER);
    }

    /** Whether all processes stand still. */
    public boolean isFrozen() {
        return isV1()
                ? cgroup.read(CONTROLLER, V1_STATE).filter(FROZEN::equals).isPresent()
                : cgroup.keyed(CONTROLLER, V2_EVENTS, "frozen") == 1;
    }

    /**
     * Freezes them.
     *
     * @throws IOException if that is not done in ten seconds; they then go on
     */
    public void freeze() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            // Version 1 may stop half-way, when processes come and go: it is told again.
            order(true);
            if (isFrozen()) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                order(false);
                throw new IOException(
                        "its processes did not stand still within "
                                + PATIENCE.toSeconds()
                                + " s: one of them may be waiting for a disk");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Lets them go on. */
    public void thaw() throws IOException {
        order(false);
    }

    private void order(boolean still) throws IOException {
        if (isV1()) {
            cgroup.write(CONTROLLER, V1_STATE, still ? FROZEN : THAWED);
        } else {
            cgroup.write(CONTROLLER, V2_FREEZE, still ? "1" : "0");
        }
    }
}
