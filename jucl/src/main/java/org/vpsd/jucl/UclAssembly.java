package org.vpsd.jucl;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Puts one configuration together from several texts, such as defaults and what overrides them:
 *
 * <pre>{@code
 * UclObject config = parser.assemble()
 *         .add(defaults)
 *         .priority(1).add(local)
 *         .build();
 * }</pre>
 *
 * <p>A key that is met again meets the priorities and the duplicate policy, as if all texts were
 * one. The parser's limits are for all of them together. For one thread.
 */
public final class UclAssembly {

    private final Document document;
    private DuplicatePolicy duplicates;
    private int priority;
    private boolean built;

    UclAssembly(UclParser parser) {
        this.document = new Document(parser);
        this.duplicates = parser.duplicates();
        this.priority = parser.priority();
    }

    /** Sets what happens to keys of the texts from here on that are there already. */
    public UclAssembly duplicates(DuplicatePolicy policy) {
        duplicates = policy;
        return this;
    }

    /**
     * Sets the priority of the texts from here on, from 0 to 15; {@code .priority} in a text
     * overrides it.
     */
    public UclAssembly priority(int newPriority) {
        PriorityMacro.requireValid(newPriority);
        priority = newPriority;
        return this;
    }

    /**
     * Reads a file.
     *
     * @throws UclException as {@link UclParser#parse(Path)}; the assembly is of no use then
     */
    public UclAssembly add(Path file) throws UclException {
        document.add(file, duplicates, priority);
        return this;
    }

    /** Reads a text, see {@link UclParser#parse(String, String)}. */
    public UclAssembly add(String text, String sourceName) throws UclException {
        document.add(text, sourceName, duplicates, priority);
        return this;
    }

    /** Reads a stream to its end, see {@link UclParser#parse(InputStream, String)}. */
    public UclAssembly add(InputStream stream, String sourceName) throws UclException {
        document.add(stream, sourceName, duplicates, priority);
        return this;
    }

    /**
     * The configuration; once.
     *
     * @throws UclException the only text is an array
     */
    public UclObject build() throws UclException {
        if (built) {
            throw new IllegalStateException("this assembly was built already");
        }
        built = true;
        return document.object();
    }
}
