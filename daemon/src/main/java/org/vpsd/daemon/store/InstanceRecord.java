package org.vpsd.daemon.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.model.Activity;
import org.vpsd.daemon.model.Aim;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.State;

/**
 * Where an instance is, in full: what a daemon needs in order to go on where another one stopped.
 *
 * @param boot which boot of the host it is of: no process outlives that
 * @param state observed
 * @param aim wanted
 * @param activity what is under way, or about to be
 * @param previous the state before
 * @param since when it came into the state
 * @param token the launch of its present run; empty when none is there
 * @param requested whether the present restart was asked for, so that it does not count
 * @param restarts how many times it was restarted by itself since it was last started
 * @param inRow restarts in a row, none of whose runs lasted
 * @param attempts the restarts that count against {@code maxrestart}, oldest first
 * @param exit how its last run ended
 * @param reason why it failed, or why it was last restarted
 */
public record InstanceRecord(
        String boot,
        State state,
        Aim aim,
        Activity activity,
        State previous,
        Instant since,
        Optional<String> token,
        boolean requested,
        long restarts,
        int inRow,
        List<Instant> attempts,
        Optional<ExitStatus> exit,
        Optional<String> reason) {

    /** Copies the attempts. */
    public InstanceRecord {
        attempts = List.copyOf(attempts);
    }

    /** The record of an instance that was never started. */
    public static InstanceRecord initial(String boot, Instant now) {
        return new InstanceRecord(
                boot,
                State.INIT,
                Aim.DOWN,
                Activity.NONE,
                State.INIT,
                now,
                Optional.empty(),
                false,
                0,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
