package org.vpsd.jucl;

/**
 * A value of a UCL or JSON text. All kinds are immutable.
 *
 * <p>Equality is about content: positions and the way a value was written (quotes, repeated keys in
 * place of an array) do not count.
 */
public sealed interface UclValue
        permits UclObject, UclArray, UclString, UclInteger, UclReal, UclTime, UclBoolean, UclNull {

    /** Where the value starts, or {@link Position#NONE} when it was built. */
    Position position();

    /** The kind for a message, with its article: "an integer", "a string". */
    String typeName();

    /**
     * The text of a scalar as a source would have it, without quotes; for an object or an array its
     * compact JSON.
     */
    String asText();
}
