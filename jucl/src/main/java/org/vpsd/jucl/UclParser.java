package org.vpsd.jucl;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, UclMacro> macros;
    private final DuplicatePolicy duplicates;
    private final int priority;

    private UclParser(Builder builder) {
        this.lowercaseKeys = builder.lowercaseKeys;
        this.limits = new Limits(builder.maxDepth, builder.maxBytes, builder.maxIncludeDepth);
        this.variables =
                new Variables(new LinkedHashMap<>(builder.variables), builder.variableHandler);
        this.macros = Map.copyOf(builder.macros);
        this.duplicates = builder.duplicates;
        this.priority = builder.priority;
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
        return read(file).object();
    }

    /**
     * Reads a text. As in libucl {@code FILENAME} is then "undef" and {@code CURDIR} the working
     * directory.
     *
     * @param sourceName the name of the text in positions and messages
     * @throws UclException the text is not UCL or is beyond a limit
     */
    public UclObject parse(String text, String sourceName) throws UclException {
        return read(text, sourceName).object();
    }

    /**
     * Reads a text in UTF-8 to its end, as {@link #parse(String, String)} does; the stream stays
     * open.
     *
     * @throws UclException the stream fails, or the text is not UTF-8, is not UCL or beyond a limit
     */
    public UclObject parse(InputStream stream, String sourceName) throws UclException {
        return read(stream, sourceName).object();
    }

    /** Reads a file that may also be an array in brackets, as {@link #parse(Path)} does. */
    public UclValue parseValue(Path file) throws UclException {
        return read(file).value();
    }

    /** Reads a text that may also be an array, as {@link #parse(String, String)} does. */
    public UclValue parseValue(String text, String sourceName) throws UclException {
        return read(text, sourceName).value();
    }

    /** Reads a stream that may also be an array, as {@link #parse(InputStream, String)} does. */
    public UclValue parseValue(InputStream stream, String sourceName) throws UclException {
        return read(stream, sourceName).value();
    }

    /** Starts a configuration that is put together from several texts. */
    public UclAssembly assemble() {
        return new UclAssembly(this);
    }

    private Document read(Path file) throws UclException {
        Document document = new Document(this);
        document.add(file, duplicates, priority);
        return document;
    }

    private Document read(String text, String sourceName) throws UclException {
        Document document = new Document(this);
        document.add(text, sourceName, duplicates, priority);
        return document;
    }

    private Document read(InputStream stream, String sourceName) throws UclException {
        Document document = new Document(this);
        document.add(stream, sourceName, duplicates, priority);
        return document;
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

    DuplicatePolicy duplicates() {
        return duplicates;
    }

    int priority() {
        return priority;
    }

    @Nullable UclMacro macro(String name) {
        return macros.get(name);
    }

    /** Collects the settings of a parser. */
    public static final class Builder {

        private final Map<String, String> variables = new LinkedHashMap<>();
        private final Map<String, UclMacro> macros = new HashMap<>();
        private Function<String, Optional<String>> variableHandler = name -> Optional.empty();
        private DuplicatePolicy duplicates = DuplicatePolicy.APPEND;
        private int priority;
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

        /**
         * Sets what is asked for the value of a variable in braces that was not set: {@code
         * ${HOME}}. One that it does not know stays as it is.
         *
         * @param handler given the name; may be called by any thread that parses
         */
        public Builder variableHandler(Function<String, Optional<String>> handler) {
            variableHandler = handler;
            return this;
        }

        /**
         * Adds a macro of one's own.
         *
         * @param name without the dot; no macro of the language, no space and no parenthesis
         */
        public Builder macro(String name, UclMacro macro) {
            if (Macros.isKnown(name) || !MacroReader.isName(name)) {
                throw new IllegalArgumentException("not a name for a macro of one's own: " + name);
            }
            macros.put(name, macro);
            return this;
        }

        /**
         * Sets what happens when a key is met again: {@link DuplicatePolicy#APPEND} by default.
         * Includes have a policy of their own.
         */
        public Builder duplicates(DuplicatePolicy policy) {
            duplicates = policy;
            return this;
        }

        /**
         * Sets the priority of values, from 0 to 15; 0 by default. Includes have one of their own.
         */
        public Builder priority(int newPriority) {
            PriorityMacro.requireValid(newPriority);
            priority = newPriority;
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
