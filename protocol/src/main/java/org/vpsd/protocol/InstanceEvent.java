package org.vpsd.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclObject;

/**
 * A change of state, as {@code events} streams it.
 *
 * @param time when it happened, to the millisecond
 * @param name the instance
 * @param state the word of the state that it entered
 * @param previous the word of the state that it left; null for an instance that is new
 * @param reason why, for people, where there is something to say
 */
public record InstanceEvent(
        Instant time,
        String name,
        String state,
        @Nullable String previous,
        @Nullable String reason) {

    /** Cuts {@code time} to what a message holds. */
    public InstanceEvent {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The event as an object, every key present. */
    public UclObject toJson() {
        return UclObject.builder()
                .put("time", UtcTime.format(time))
                .put("name", name)
                .put("state", state)
                .put("previous", OrNull.string(previous))
                .put("reason", OrNull.string(reason))
                .build();
    }

    /** Reads an event; keys that are not known are ignored. */
    public static InstanceEvent fromJson(UclObject object) throws BadMessageException {
        Fields fields = Fields.of(object, "event");
        return new InstanceEvent(
                fields.time("time"),
                fields.string("name"),
                fields.string("state"),
                fields.optionalString("previous"),
                fields.optionalString("reason"));
    }
}
