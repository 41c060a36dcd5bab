package org.vpsd.jucl;

import java.util.Map;

/** Writes JSON, on one line or indented by four blanks. */
final class JsonWriter {

    private static final String INDENT = "    ";

    private final StringBuilder out;
    private final boolean pretty;
    private int depth;

    JsonWriter(StringBuilder out, boolean pretty) {
        this.out = out;
        this.pretty = pretty;
    }

    /**
     * Writes a value. No pattern switch: its bootstrap would cost a client's start milliseconds.
     */
    void write(UclValue value) {
        if (value instanceof UclString string) {
            JsonStrings.quote(out, string.value());
        } else if (value instanceof UclObject object) {
            object(object);
        } else if (value instanceof UclArray array) {
            array(array);
        } else if (value instanceof UclReal real) {
            real(real.value());
        } else if (value instanceof UclTime time) {
            real(time.seconds());
        } else {
            out.append(value.asText());
        }
    }

    private void object(UclObject object) {
        if (object.members().isEmpty()) {
            out.append("{}");
            return;
        }
        char separator = '{';
        depth++;
        for (Map.Entry<String, Member> member : object.members().entrySet()) {
            out.append(separator);
            separator = ',';
            newLine();
            JsonStrings.quote(out, member.getKey());
            out.append(pretty ? ": " : ":");
            write(member.getValue().value());
        }
        depth--;
        newLine();
        out.append('}');
    }

    private void array(UclArray array) {
        if (array.values().isEmpty()) {
            out.append("[]");
            return;
        }
        char separator = '[';
        depth++;
        for (UclValue value : array.values()) {
            out.append(separator);
            separator = ',';
            newLine();
            write(value);
        }
        depth--;
        newLine();
        out.append(']');
    }

    /** The shortest text that reads back as the same double; JSON has none for nan and inf. */
    private void real(double value) {
        if (Double.isFinite(value)) {
            out.append(value);
        } else {
            out.append("null");
        }
    }

    private void newLine() {
        if (pretty) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append(INDENT);
            }
        }
    }
}
