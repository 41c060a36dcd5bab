package org.vpsd.protocol;

import org.vpsd.jucl.UclObject;

/**
 * How a command is to be carried out. Each command heeds its own and ignores the others.
 *
 * @param waits answer with the outcome, not with the acceptance
 * @param force stop without grace, hooks under way included
 * @param follow go on with the lines to come
 * @param lines how many of the last lines to send first
 */
public record RequestOptions(boolean waits, boolean force, boolean follow, int lines) {

    /** Wait for the outcome, no force, no following, 100 lines. */
    public static final RequestOptions DEFAULT = new RequestOptions(true, false, false, 100);

    /** Checks the number of lines. */
    public RequestOptions {
        if (lines < 0) {
            throw new IllegalArgumentException("lines must not be negative, got " + lines);
        }
    }

    /** The key of {@link #waits} is the name that Java keeps a record component from having. */
    UclObject toJson() {
        return UclObject.builder()
                .put("wait", waits)
                .put("force", force)
                .put("follow", follow)
                .put("lines", lines)
                .build();
    }

    static RequestOptions of(Fields fields) throws BadMessageException {
        fields.allowOnly("wait", "force", "follow", "lines");
        return new RequestOptions(
                fields.bool("wait", DEFAULT.waits),
                fields.bool("force", DEFAULT.force),
                fields.bool("follow", DEFAULT.follow),
                fields.count("lines", DEFAULT.lines));
    }
}
