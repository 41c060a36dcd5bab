package org.vpsd.daemon.config;

import java.math.BigDecimal;
import java.util.Optional;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclReal;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclTime;
import org.vpsd.jucl.UclValue;

/**
 * Texts that may be written without quotes. A number is fine ({@code name = 42}); a word such as
 * {@code yes}, or a time, would come out as something else than was written, so that one is asked
 * for in quotes.
 */
final class ScalarText {

    private ScalarText() {}

    /**
     * The text of a key; empty if it is absent.
     *
     * @throws UclException if its value is no text
     */
    static Optional<String> of(UclObject object, String key) throws UclException {
        UclValue value = object.get(key);
        return value == null ? Optional.empty() : Optional.of(of(value, key));
    }

    /**
     * The text of one value.
     *
     * @param key what messages call it
     */
    static String of(UclValue value, String key) throws UclException {
        String text =
                switch (value) {
                    case UclString string -> string.value();
                    case UclInteger integer -> integer.asText();
                    case UclReal real when Double.isFinite(real.value()) -> number(real.value());
                    case UclArray array when array.implicit() ->
                            throw new UclException(
                                    array.values().getLast().position(),
                                    key
                                            + ": given "
                                            + array.values().size()
                                            + " times; give it once");
                    default ->
                            throw new UclException(
                                    value.position(),
                                    key
                                            + ": expected a text, got "
                                            + describe(value)
                                            + "; put a text into quotes");
                };
        if (text.indexOf('\0') >= 0) {
            throw new UclException(value.position(), key + ": a text has no NUL character");
        }
        return text;
    }

    /** The text of any value, as hooks get it: times as seconds, lists as their words. */
    static String plain(UclValue value) {
        return switch (value) {
            case UclReal real -> number(real.value());
            case UclTime time -> number(time.seconds());
            case UclArray array ->
                    String.join(" ", array.values().stream().map(ScalarText::plain).toList());
            default -> value.asText();
        };
    }

    /** What a value is, for people. */
    static String describe(UclValue value) {
        return switch (value) {
            case UclObject _, UclArray _ -> value.typeName();
            case UclString string -> "\"" + string.value() + "\"";
            case UclTime time -> "the time " + number(time.seconds()) + "s";
            default -> plain(value);
        };
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
