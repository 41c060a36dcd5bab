package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/** The words that stand for themselves when they are not quoted. */
final class Words {

    private static final int LONGEST = 5;

    private Words() {}

    /**
     * The value of a word, or null for any other text. As in libucl the booleans are known in every
     * case of letters, {@code null}, {@code nan} and {@code inf} in lower case only.
     */
    static @Nullable UclValue value(String text, int from, int to, Position position) {
        int length = to - from;
        if (length < 2 || length > LONGEST) {
            return null;
        }
        String word = text.substring(from, to);
        return switch (word) {
            case "null" -> new UclNull(position);
            case "nan" -> new UclReal(Double.NaN, position);
            case "inf" -> new UclReal(Double.POSITIVE_INFINITY, position);
            default ->
                    switch (Chars.lowerCase(word)) {
                        case "true", "yes", "on" -> new UclBoolean(true, position);
                        case "false", "no", "off" -> new UclBoolean(false, position);
                        default -> null;
                    };
        };
    }
}
