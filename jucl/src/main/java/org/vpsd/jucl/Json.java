package org.vpsd.jucl;

import java.io.IOException;

/**
 * Strict JSON, RFC 8259: what programs say to each other.
 *
 * <p>None of UCL's conveniences is read here: no comments, no variables, no repeated keys (section
 * 4 leaves those open; here they are refused). A lone surrogate in an escape is kept, and written
 * as an escape again, so that every string survives.
 */
public final class Json {

    private Json() {}

    /** Reads one value with {@link JsonLimits#DEFAULT}. */
    public static UclValue parse(String text, String sourceName) throws UclException {
        return parse(text, sourceName, JsonLimits.DEFAULT);
    }

    /**
     * Reads one value; nothing but white space may stand around it. A number without fraction and
     * exponent that fits a long is a {@link UclInteger}, any other a {@link UclReal}.
     *
     * @throws UclException the text is not JSON or is beyond a limit
     */
    public static UclValue parse(String text, String sourceName, JsonLimits limits)
            throws UclException {
        Scanner in = new Scanner(new Source(sourceName, text, null), text);
        if (text.length() > limits.length()) {
            throw in.error(
                    0,
                    "the text has "
                            + text.length()
                            + " characters, the limit is "
                            + limits.length());
        }
        return new JsonParser(in, limits.depth()).document();
    }

    /** The value on one line, without blanks; see {@link #write(UclValue, Appendable)}. */
    public static String write(UclValue value) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, false).write(value);
        return out.toString();
    }

    /**
     * Writes the value on one line, without blanks and without a newline at the end. Times become
     * their seconds; {@code nan} and {@code inf}, for which JSON has no number, become null.
     */
    public static void write(UclValue value, Appendable out) throws IOException {
        out.append(write(value));
    }
}
