package org.vpsd.jucl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of values.
 *
 * @param values the elements in their order
 * @param implicit true when the elements came from a key that was repeated, not from brackets
 * @param position where it starts
 */
public record UclArray(List<UclValue> values, boolean implicit, Position position)
        implements UclValue {

    /** Copies the elements. */
    public UclArray {
        values = List.copyOf(values);
    }

    /** An explicit array that was built, not read. */
    public UclArray(List<? extends UclValue> values) {
        this(List.copyOf(values), false, Position.NONE);
    }

    @Override
    public String typeName() {
        return "an array";
    }

    @Override
    public String asText() {
        return Json.write(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UclArray that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The JSON text, for debugging. */
    @Override
    public String toString() {
        return asText();
    }
}
