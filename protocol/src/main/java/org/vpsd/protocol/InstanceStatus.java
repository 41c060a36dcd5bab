package org.vpsd.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclObject;

/**
 * One row of {@code status}: how an instance is doing. The daemon may send more keys after these.
 *
 * @param name its name
 * @param state the word of its state
 * @param type {@code process}, {@code vps} or {@code vm}
 * @param owner the account that may manage it, if one is set
 * @param group the group whose members may manage it, if one is set
 * @param pid its process, null when it does not run
 * @param since when it entered its state, to the millisecond
 * @param restarts how often it was restarted by itself since it was last started by hand
 * @param description what it is for, if that is said
 * @param pending what waits for it to stop, if anything: {@link #PENDING_RESTART} or {@link
 *     #PENDING_REMOVAL}
 * @param uptime for how many seconds it has been running, null when it does not run
 * @param exit how its process last ended, for people; null when it never did
 * @param reason why it failed, for people; null when it did not
 */
public record InstanceStatus(
        String name,
        String state,
        String type,
        @Nullable String owner,
        @Nullable String group,
        @Nullable Long pid,
        Instant since,
        long restarts,
        @Nullable String description,
        @Nullable String pending,
        @Nullable Long uptime,
        @Nullable String exit,
        @Nullable String reason) {

    /** Its configuration changed: the change takes effect at its next start. */
    public static final String PENDING_RESTART = "restart";

    /** It is gone from the configuration: it vanishes once stopped. */
    public static final String PENDING_REMOVAL = "removal";

    /** Cuts {@code since} to what a message holds. */
    public InstanceStatus {
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The row as an object, every key present. */
    public UclObject toJson() {
        return UclObject.builder()
                .put("name", name)
                .put("state", state)
                .put("type", type)
                .put("owner", OrNull.string(owner))
                .put("group", OrNull.string(group))
                .put("pid", OrNull.number(pid))
                .put("since", UtcTime.format(since))
                .put("restarts", restarts)
                .put("description", OrNull.string(description))
                .put("pending", OrNull.string(pending))
                .put("uptime", OrNull.number(uptime))
                .put("exit", OrNull.string(exit))
                .put("reason", OrNull.string(reason))
                .build();
    }

    /** Reads a row; keys that are not known are ignored. */
    public static InstanceStatus fromJson(UclObject object) throws BadMessageException {
        Fields fields = Fields.of(object, "status of an instance");
        return new InstanceStatus(
                fields.string("name"),
                fields.string("state"),
                fields.string("type"),
                fields.optionalString("owner"),
                fields.optionalString("group"),
                fields.optionalNumber("pid"),
                fields.time("since"),
                fields.number("restarts"),
                fields.optionalString("description"),
                fields.optionalString("pending"),
                fields.optionalNumber("uptime"),
                fields.optionalString("exit"),
                fields.optionalString("reason"));
    }
}
