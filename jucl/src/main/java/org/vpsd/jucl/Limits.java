package org.vpsd.jucl;

/**
 * The bounds of a parser: whatever the input, it ends, and it never overflows the stack.
 *
 * @param depth how deep objects and arrays may nest
 * @param bytes how much a parse may read, includes and all
 * @param includes how deep includes may nest
 */
record Limits(int depth, long bytes, int includes) {

    /** The deepest nesting that can be asked for: reading it fits a small thread stack. */
    static final int DEEPEST = 512;

    static final Limits DEFAULT = new Limits(64, 64L << 20, 16);

    /** A copied member costs about as much memory as so many bytes of text that are read. */
    private static final int BYTES_A_COPY = 16;

    /**
     * How many members {@code .inherit} and merges may copy in a parse: short texts ask for many.
     */
    long copies() {
        return Math.max(1024, bytes / BYTES_A_COPY);
    }

    Limits {
        requireDepth(depth);
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be positive, got " + bytes);
        }
        if (includes < 0 || includes > DEEPEST) {
            throw new IllegalArgumentException(
                    "include depth must be from 0 to " + DEEPEST + ", got " + includes);
        }
    }

    static void requireDepth(int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "depth must be from 1 to " + DEEPEST + ", got " + depth);
        }
    }
}
