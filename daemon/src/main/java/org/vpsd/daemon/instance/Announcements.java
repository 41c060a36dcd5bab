package org.vpsd.daemon.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.vpsd.daemon.journal.InstanceLogs;
import org.vpsd.daemon.journal.StateChange;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.InstanceRecord;

/**
 * What there is to tell of an instance: to its log, to the daemon's, and to those who listen for
 * state changes. It is held back until it is true, that is written down and under way, which also
 * keeps it out of a restart's way. For the instance's own thread.
 */
final class Announcements {

    private static final Duration A_MOMENT = Duration.ofMillis(10);

    private static final String SOURCE = "vpsd";

    private final InstanceName name;
    private final Surroundings daemon;
    private final List<InstanceLogs.Entry> entries = new ArrayList<>();
    private final List<StateChange> changes = new ArrayList<>();
    private int logged;

    Announcements(InstanceName name, Surroundings daemon) {
        this.name = name;
        this.daemon = daemon;
    }

    /** Adds a line for the logs. */
    void tell(Instant time, String text) {
        entries.add(new InstanceLogs.Entry(time, SOURCE, text));
    }

    /**
     * Adds a change of state.
     *
     * @param record where the instance is now
     * @param pid its process
     */
    void changed(InstanceRecord record, OptionalLong pid) {
        State state = record.state();
        StringBuilder text = new StringBuilder(state.word());
        if (state == State.RUNNING) {
            pid.ifPresent(number -> text.append(", pid ").append(number));
        }
        if (state == State.FAILED || state == State.RESTARTING) {
            record.reason().ifPresent(reason -> text.append(": ").append(reason));
        }
        tell(record.since(), text.toString());
        changes.add(
                new StateChange(record.since(), name, state, record.previous(), record.reason()));
    }

    /**
     * Writes the instance's log only: before a launch, so that these lines stand before what the
     * new process prints.
     */
    void flushLog() {
        if (logged < entries.size()) {
            daemon.logs().append(name, List.copyOf(entries.subList(logged, entries.size())));
            logged = entries.size();
        }
    }

    /** Tells all in a moment, if nothing else makes it do so before. */
    void flushLater(Mailbox mailbox) {
        if (!entries.isEmpty() || !changes.isEmpty()) {
            daemon.timers().schedule(A_MOMENT, () -> mailbox.post(this::flush));
        }
    }

    /** Tells all that was held back, in its order. */
    void flush() {
        flushLog();
        entries.forEach(entry -> daemon.news().accept(name, entry.text()));
        entries.clear();
        logged = 0;
        changes.forEach(daemon.events()::publish);
        changes.clear();
    }
}
