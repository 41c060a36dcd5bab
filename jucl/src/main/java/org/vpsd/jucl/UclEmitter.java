package org.vpsd.jucl;

import java.io.IOException;

/**
 * Writes values as text. Keys keep their order; the texts end with a newline but for compact JSON.
 */
public final class UclEmitter {

    /** The forms of text. */
    public enum Format {
        /** The config format of libucl. */
        CONFIG,
        /** JSON, indented by four blanks. */
        JSON,
        /** JSON on one line. */
        COMPACT_JSON,
        /** YAML 1.2 in block style. */
        YAML
    }

    private UclEmitter() {}

    /**
     * The value in a format. {@link UclParser} and {@link Json} read theirs back as an equal value,
     * but for times, which become their seconds; YAML they do not read.
     */
    public static String emit(UclValue value, Format format) {
        StringBuilder out = new StringBuilder();
        switch (format) {
            case CONFIG -> new ConfigWriter(out).document(value);
            case JSON -> {
                new JsonWriter(out, true).write(value);
                out.append('\n');
            }
            case COMPACT_JSON -> new JsonWriter(out, false).write(value);
            case YAML -> new YamlWriter(out).document(value);
        }
        return out.toString();
    }

    /** Writes the value in a format. */
    public static void emit(UclValue value, Format format, Appendable out) throws IOException {
        out.append(emit(value, format));
    }
}
