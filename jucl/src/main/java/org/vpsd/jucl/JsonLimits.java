package org.vpsd.jucl;

/**
 * The bounds of {@link Json#parse(String, String, JsonLimits)}.
 *
 * @param depth how deep arrays and objects may nest, from 1 to {@value Limits#DEEPEST}
 * @param length how many characters a text may have
 */
public record JsonLimits(int depth, int length) {

    /** 64 levels and 16 Mi characters. */
    public static final JsonLimits DEFAULT = new JsonLimits(64, 16 << 20);

    /** Checks the bounds. */
    public JsonLimits {
        Limits.requireDepth(depth);
        if (length < 1) {
            throw new IllegalArgumentException("length must be positive, got " + length);
        }
    }
}
