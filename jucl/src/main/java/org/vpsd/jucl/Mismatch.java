package org.vpsd.jucl;

/** The words for a value that is not of the type that was asked for. */
final class Mismatch {

    private static final int LONGEST = 60;

    private Mismatch() {}

    /** {@code key: expected an integer, got "three"}. */
    static UclException of(String key, String expected, UclValue found) {
        return new UclException(
                found.position(), key + ": expected " + expected + ", got " + describe(found));
    }

    private static String describe(UclValue value) {
        return switch (value) {
            case UclObject object -> object.typeName();
            case UclArray array when array.implicit() ->
                    array.values().size() + " values; give the key once";
            case UclArray array -> array.typeName();
            case UclString string -> quoted(string.value());
            case UclInteger integer -> integer.asText();
            case UclReal real -> real.asText();
            case UclTime time -> "the time " + time.asText();
            case UclBoolean bool -> bool.asText();
            case UclNull none -> none.asText();
        };
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        boolean whole = text.length() <= LONGEST;
        JsonStrings.quote(out, whole ? text : text.substring(0, LONGEST));
        return whole ? out.toString() : out + "...";
    }
}
