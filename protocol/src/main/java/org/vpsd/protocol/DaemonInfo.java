package org.vpsd.protocol;

import org.vpsd.jucl.UclObject;

/**
 * The daemon about itself: the first item of {@code status} and the only one of {@code ping}.
 *
 * @param pid its process
 * @param version its version, for people
 * @param instances how many instances it manages, of those that the client may see
 */
public record DaemonInfo(long pid, String version, int instances) {

    private static final String KEY = "daemon";

    /** Whether an item is one of these, not a row. */
    public static boolean isIn(UclObject item) {
        return item.get(KEY) != null;
    }

    /** The item: an object whose only key is {@code daemon}. */
    public UclObject toJson() {
        UclObject daemon =
                UclObject.builder()
                        .put("pid", pid)
                        .put("version", version)
                        .put("instances", instances)
                        .build();
        return UclObject.builder().put(KEY, daemon).build();
    }

    /** Reads the item; keys that are not known are ignored. */
    public static DaemonInfo fromJson(UclObject item) throws BadMessageException {
        Fields fields = Fields.of(Fields.of(item, "item").requiredObject(KEY), KEY);
        return new DaemonInfo(
                fields.number("pid"), fields.string("version"), fields.count("instances", 0));
    }
}
