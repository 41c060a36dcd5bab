package org.vpsd.jucl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of one key while its object is being read; it does not change once that is built. */
final class Member {

    final Position keyPosition;
    final int priority;
    final boolean inherited;
    private UclValue value;
    private @Nullable List<UclValue> repeats;

    Member(Position keyPosition, UclValue value, int priority, boolean inherited) {
        this.keyPosition = keyPosition;
        this.value = value;
        this.priority = priority;
        this.inherited = inherited;
    }

    /** A member of its own that starts from the values of another. */
    Member(Member other, boolean inherited) {
        this(other.keyPosition, other.value, other.priority, inherited);
        this.repeats = other.repeats == null ? null : new ArrayList<>(other.repeats);
    }

    /** The value; once sealed an implicit array when the key was repeated. */
    UclValue value() {
        return value;
    }

    /** How many values it has, which is what a copy of it costs. */
    int size() {
        if (repeats != null) {
            return repeats.size();
        }
        return isImplicit(value) ? ((UclArray) value).values().size() : 1;
    }

    /** True when the key was repeated and {@link #seal} must still be called. */
    boolean isRepeated() {
        return repeats != null;
    }

    /** Turns the values of a repeated key into an array. */
    void seal() {
        if (repeats != null) {
            value = new UclArray(repeats, true, value.position());
            repeats = null;
        }
    }

    /** The first value of a repeated key, else the value. */
    UclValue first() {
        return repeats != null ? repeats.getFirst() : firstOf(value);
    }

    /** The values of a repeated key or the elements of an array, else the value; a new list. */
    List<UclValue> elements() {
        return repeats == null && value instanceof UclArray array
                ? new ArrayList<>(array.values())
                : values();
    }

    /** Turns the value into an implicit array, or makes that longer. */
    void append(UclValue next) {
        if (repeats == null) {
            repeats = values();
        }
        repeats.add(next);
    }

    /** Puts a value in the place of {@link #first()}. */
    void replaceFirst(UclValue merged) {
        if (repeats == null && isImplicit(value)) {
            repeats = values();
        }
        if (repeats == null) {
            value = merged;
        } else {
            repeats.set(0, merged);
        }
    }

    private List<UclValue> values() {
        if (repeats != null) {
            return new ArrayList<>(repeats);
        }
        if (isImplicit(value)) {
            return new ArrayList<>(((UclArray) value).values());
        }
        List<UclValue> values = new ArrayList<>();
        values.add(value);
        return values;
    }

    private static UclValue firstOf(UclValue value) {
        return isImplicit(value) ? ((UclArray) value).values().getFirst() : value;
    }

    private static boolean isImplicit(UclValue value) {
        return value instanceof UclArray array && array.implicit();
    }
}
