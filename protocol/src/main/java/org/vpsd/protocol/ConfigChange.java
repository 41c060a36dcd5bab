package org.vpsd.protocol;

import org.vpsd.jucl.UclObject;

/**
 * What {@code reload} changed for one instance.
 *
 * @param name the instance
 * @param change one of the constants of this class
 */
public record ConfigChange(String name, String change) {

    /** The instance is new. */
    public static final String ADDED = "added";

    /** It is down and has its new settings. */
    public static final String CHANGED = "changed";

    /** It was down and is gone. */
    public static final String REMOVED = "removed";

    /** It runs on with its old settings until its next start. */
    public static final String RESTART_PENDING = "restart_pending";

    /** It runs on until it is stopped, then it is gone. */
    public static final String REMOVAL_PENDING = "removal_pending";

    /** The change as an object. */
    public UclObject toJson() {
        return UclObject.builder().put("name", name).put("change", change).build();
    }

    /** Reads a change; keys that are not known are ignored. */
    public static ConfigChange fromJson(UclObject object) throws BadMessageException {
        Fields fields = Fields.of(object, "change");
        return new ConfigChange(fields.string("name"), fields.string("change"));
    }
}
