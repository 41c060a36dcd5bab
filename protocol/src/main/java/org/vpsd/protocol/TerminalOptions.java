package org.vpsd.protocol;

import org.vpsd.jucl.UclObject;

/**
 * The terminal of a client that wants one for its session.
 *
 * @param rows its height in characters, 0 when it is not known
 * @param columns its width in characters, 0 when it is not known
 * @param type what it is, as the variable TERM has it
 */
public record TerminalOptions(int rows, int columns, String type) {

    UclObject toJson() {
        return UclObject.builder()
                .put("rows", rows)
                .put("columns", columns)
                .put("type", type)
                .build();
    }

    static TerminalOptions of(Fields fields) throws BadMessageException {
        fields.allowOnly("rows", "columns", "type");
        int rows = fields.count("rows", 0);
        int columns = fields.count("columns", 0);
        if (rows > Frame.MAX_SIZE || columns > Frame.MAX_SIZE) {
            throw fields.malformed("a terminal has at most " + Frame.MAX_SIZE + " rows or columns");
        }
        return new TerminalOptions(rows, columns, fields.string("type"));
    }
}
