package org.vpsd.daemon.instance;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.store.InstanceRecord;
import org.vpsd.daemon.store.InstanceStore;
import org.vpsd.daemon.sys.IoErrors;

/**
 * What an instance knows of itself, and how much of that is written down. A record is written
 * before anything comes of it, with two exceptions: one that nothing comes of, because there is no
 * hook to run and no delay to wait for, is only remembered and goes into the next one; and a launch
 * whose token the record before it permits is made first. For the instance's own thread.
 */
final class Memory {

    private static final Logger log = LoggerFactory.getLogger(Memory.class);

    private final InstanceName name;
    private final InstanceStore store;
    private InstanceRecord record;
    private boolean written = true;
    private Optional<String> permitted = Optional.empty();

    Memory(InstanceName name, InstanceStore store, InstanceRecord initial) {
        this.name = name;
        this.store = store;
        this.record = initial;
    }

    InstanceRecord record() {
        return record;
    }

    /** Whether nothing is left to be written. */
    boolean isWritten() {
        return written;
    }

    /** Whether the record on the disk tells of the launch that a record is about. */
    boolean permits(InstanceRecord launch) {
        return permitted.isPresent() && permitted.equals(launch.token());
    }

    /** Takes over what follows from what is written anyway, or from a look at the system. */
    void note(InstanceRecord next) {
        record = next;
    }

    /** Takes over a record that goes into the next one that is written. */
    void remember(InstanceRecord next) {
        record = next;
        written = false;
    }

    /**
     * Takes over a record and writes it down; without that nothing changes.
     *
     * @throws IOException if it cannot be written
     */
    void write(InstanceRecord next) throws IOException {
        store.save(next);
        record = next;
        permitted = next.nextToken();
        written = true;
    }

    /** Takes over a record and writes it down, if that can be done: some things happen anyway. */
    void writeIfPossible(InstanceRecord next) {
        try {
            store.save(next);
            permitted = next.nextToken();
        } catch (IOException e) {
            log.error(
                    "{}: goes to {} although that cannot be written down: {}",
                    name,
                    next.state().word(),
                    IoErrors.describe(e));
        }
        record = next;
        written = true;
    }

    /** Keeps the settings of the run that is about to begin. */
    void saveSpec(InstanceSpec spec) throws IOException {
        store.saveSpec(spec);
    }

    /**
     * The record that a former daemon wrote; empty if there is none.
     *
     * @throws IOException if it is damaged or cannot be read
     */
    Optional<InstanceRecord> load() throws IOException {
        return store.load();
    }

    /** Forgets everything, on the disk too. */
    void forget() {
        try {
            store.delete();
        } catch (IOException e) {
            log.warn("{}: cannot remove {}: {}", name, store.directory(), IoErrors.describe(e));
        }
    }
}
