package org.vpsd.daemon.instance;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.RestartSettings;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.InstanceRecord;
import org.vpsd.daemon.sys.IoErrors;

/**
 * Takes over what a former daemon left of an instance: reads the record, looks at what is there,
 * and tells what that means. For the instance's own thread, once, before anything else happens.
 */
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final InstanceName name;
    private final Memory memory;
    private final Effects effects;

    Recovery(InstanceName name, Memory memory, Effects effects) {
        this.name = name;
        this.memory = memory;
        this.effects = effects;
    }

    /**
     * The record that was left in this boot of the host; empty if there is none, or if it cannot be
     * read: then the instance has failed, as nobody knows what runs of it.
     */
    Optional<InstanceRecord> find(Instant now) {
        try {
            String boot = memory.record().boot();
            return memory.load().filter(found -> found.boot().equals(boot));
        } catch (IOException e) {
            log.error("{}: {}", name, IoErrors.describe(e));
            String reason =
                    "its state cannot be read: "
                            + IoErrors.describe(e)
                            + "; see that nothing of it runs, then reset";
            memory.note(
                    memory.record()
                            .edit()
                            .situation(State.FAILED, Aim.FAILED)
                            .reason(Optional.of(reason))
                            .build(now));
            return Optional.empty();
        }
    }

    /**
     * Takes over the run and the hook that a record tells of. The launch that it permits was made
     * if its run is there; else it never will be.
     *
     * @param settings of the run
     * @return what has happened, in the eyes of the life cycle; empty if the end of its run follows
     */
    Optional<Event> takeOver(InstanceRecord left, RestartSettings settings, Instant now) {
        effects.endLeftoverHook();
        boolean relaunched = left.nextToken().filter(effects::adopt).isPresent();
        InstanceRecord found = relaunched ? AfterCrash.relaunched(left, settings, now) : left;
        boolean adopted = relaunched || found.token().filter(effects::adopt).isPresent();
        memory.note(AfterCrash.record(found, adopted));
        return AfterCrash.event(found, adopted, effects.isRunAlive());
    }
}
