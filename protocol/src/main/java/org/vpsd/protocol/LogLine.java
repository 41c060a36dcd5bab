package org.vpsd.protocol;

import org.vpsd.jucl.UclObject;

/**
 * A line of an instance's log.
 *
 * @param name the instance
 * @param line the line without its newline; what was not UTF-8 in it is replaced by U+FFFD
 */
public record LogLine(String name, String line) {

    /** The line as an object. */
    public UclObject toJson() {
        return UclObject.builder().put("name", name).put("line", line).build();
    }

    /** Reads a line; keys that are not known are ignored. */
    public static LogLine fromJson(UclObject object) throws BadMessageException {
        Fields fields = Fields.of(object, "log line");
        return new LogLine(fields.string("name"), fields.string("line"));
    }
}
