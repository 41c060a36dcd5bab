package org.vpsd.jucl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads UCL, the configuration language of libucl.
 *
 * <p>A parser is immutable: threads may share it. Whatever the input, a parse ends, and an error of
 * any kind, a file that cannot be read included, is a {@link UclException}.
 */
public final class UclParser {

    private final boolean lowercaseKeys;
    private final Limits limits;
    private final Variables variables;

    private UclParser(Builder builder) {
        this.lowercaseKeys = builder.lowercaseKeys;
        this.limits = new Limits(builder.maxDepth, builder.maxBytes, builder.maxIncludeDepth);
        this.variables = new Variables(new LinkedHashMap<>(builder.variables));
    }

    /** Starts a parser with the default limits, no variables, and keys as they are written. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a file. The variables {@code FILENAME} and {@code CURDIR} are its real path and the
     * directory of that.
     *
     * @throws UclException the file cannot be read, is not UCL, or is beyond a limit
     */
    public UclObject parse(Path file) throws UclException {
        return new Session(this).file(file);
    }

    /**
     * Reads a text. As in libucl {@code FILENAME} is then "undef" and {@code CURDIR} the working
     * directory.
     *
     * @param sourceName the name of the text in positions and messages
     * @throws UclException the text is not UCL or is beyond a limit
     */
    public UclObject parse(String text, String sourceName) throws UclException {
        return new Session(this).text(text, sourceName);
    }

    /**
     * Reads a text in UTF-8 to its end, as {@link #parse(String, String)} does; the stream stays
     * open.
     *
     * @throws UclException the stream fails, or the text is not UTF-8, is not UCL or beyond a limit
     */
    public UclObject parse(InputStream stream, String sourceName) throws UclException {
        byte[] bytes;
        try {
            bytes = SourceFiles.read(stream, limits.bytes());
        } catch (IOException e) {
            throw SourceFiles.unreadable(new Position(sourceName, 1, 1, null), sourceName, e);
        }
        return parse(Utf8.decode(bytes, sourceName, null), sourceName);
    }

    boolean lowercaseKeys() {
        return lowercaseKeys;
    }

    Limits limits() {
        return limits;
    }

    Variables variables() {
        return variables;
    }

    /** Collects the settings of a parser. */
    public static final class Builder {

        private final Map<String, String> variables = new LinkedHashMap<>();
        private boolean lowercaseKeys;
        private int maxDepth = Limits.DEFAULT.depth();
        private long maxBytes = Limits.DEFAULT.bytes();
        private int maxIncludeDepth = Limits.DEFAULT.includes();

        private Builder() {}

        /** Sets a variable: {@code $name} and {@code ${name}} stand for the value. */
        public Builder variable(String name, String value) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a variable needs a name");
            }
            variables.put(name, value);
            return this;
        }

        /** Turns keys to lower case, ASCII letters only; off by default. */
        public Builder lowercaseKeys(boolean lowercase) {
            lowercaseKeys = lowercase;
            return this;
        }

        /** Sets how deep objects and arrays may nest: 64 by default, at most 512. */
        public Builder maxDepth(int levels) {
            maxDepth = levels;
            return this;
        }

        /** Sets how much a parse may read, with all includes: 64 MiB by default. */
        public Builder maxBytes(long bytes) {
            maxBytes = bytes;
            return this;
        }

        /** Sets how deep includes may nest: 16 by default as in libucl; 0 forbids them. */
        public Builder maxIncludeDepth(int levels) {
            maxIncludeDepth = levels;
            return this;
        }

        /**
         * The parser.
         *
         * @throws IllegalArgumentException a limit is not positive or too high
         */
        public UclParser build() {
            return new UclParser(this);
        }
    }
}
