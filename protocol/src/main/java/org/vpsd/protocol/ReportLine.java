package org.vpsd.protocol;

import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclObject;

/**
 * Something that {@code check} or {@code reload} found in the configuration.
 *
 * @param severity {@link #ERROR}: its instance cannot be used as written; {@link #WARNING}: it can
 * @param where {@code file:line:column}, or a file
 * @param message what is wrong and what was found
 * @param hint what to do about it, if there is a hint
 */
public record ReportLine(String severity, String where, String message, @Nullable String hint) {

    /** The severity of what makes an instance unusable. */
    public static final String ERROR = "error";

    /** The severity of what only deserves a look. */
    public static final String WARNING = "warning";

    private static final String KEY = "severity";

    /** Whether an item is one of these, not a {@link ConfigChange}. */
    public static boolean isIn(UclObject item) {
        return item.get(KEY) != null;
    }

    /** The line as an object, every key present. */
    public UclObject toJson() {
        return UclObject.builder()
                .put(KEY, severity)
                .put("where", where)
                .put("message", message)
                .put("hint", OrNull.string(hint))
                .build();
    }

    /** Reads a line; keys that are not known are ignored. */
    public static ReportLine fromJson(UclObject object) throws BadMessageException {
        Fields fields = Fields.of(object, "report line");
        return new ReportLine(
                fields.string(KEY),
                fields.string("where"),
                fields.string("message"),
                fields.optionalString("hint"));
    }
}
