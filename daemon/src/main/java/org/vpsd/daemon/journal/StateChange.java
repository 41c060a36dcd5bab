package org.vpsd.daemon.journal;

import java.time.Instant;
import java.util.Optional;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.State;

/**
 * An instance has come from one state to another.
 *
 * @param time when
 * @param name which instance
 * @param state the state that it is in now
 * @param previous the state that it was in before
 * @param reason why, where there is more to say than the states do
 */
public record StateChange(
        Instant time, InstanceName name, State state, State previous, Optional<String> reason) {}
