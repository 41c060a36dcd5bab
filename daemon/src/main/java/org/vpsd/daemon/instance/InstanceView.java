package org.vpsd.daemon.instance;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.InstanceRecord;

/**
 * What can be seen of an instance at one moment.
 *
 * @param spec the settings that it runs with, or would start with
 * @param state where it is
 * @param aim where it is wanted
 * @param activity what is under way
 * @param since when it came into the state
 * @param pid its main process
 * @param restarts how often it was restarted by itself since it was started
 * @param pending what the configuration wants otherwise than it is
 * @param exit how its last run ended
 * @param reason why it failed or was last restarted
 */
public record InstanceView(
        InstanceSpec spec,
        State state,
        Aim aim,
        Activity activity,
        Instant since,
        OptionalLong pid,
        long restarts,
        Pending pending,
        Optional<ExitStatus> exit,
        Optional<String> reason) {

    /** What a reload of the configuration left to be done. */
    public enum Pending {
        /** Nothing. */
        NONE,
        /** Its settings have changed: they take effect at its next start. */
        RESTART,
        /** It is no longer in the configuration: it vanishes once it has stopped. */
        REMOVAL
    }

    /**
     * The view of an instance.
     *
     * @param configured what the configuration says of it now
     */
    static InstanceView of(
            InstanceRecord record,
            InstanceSpec spec,
            Optional<InstanceSpec> configured,
            OptionalLong pid) {
        return new InstanceView(
                spec,
                record.state(),
                record.aim(),
                record.activity(),
                record.since(),
                pid,
                record.restarts().total(),
                pending(record.state(), spec, configured),
                record.exit(),
                record.reason());
    }

    private static Pending pending(
            State state, InstanceSpec spec, Optional<InstanceSpec> configured) {
        if (configured.isEmpty()) {
            return Pending.REMOVAL;
        }
        return state.isDown() || configured.get().sameAs(spec) ? Pending.NONE : Pending.RESTART;
    }
}
