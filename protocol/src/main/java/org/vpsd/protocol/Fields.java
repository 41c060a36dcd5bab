package org.vpsd.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclBoolean;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclNull;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclValue;

/** The members of a message's object, read with their types; a null counts as absent. */
final class Fields {

    private final UclObject object;
    private final String what;
    private final long id;

    private Fields(UclObject object, String what, long id) {
        this.object = object;
        this.what = what;
        this.id = id;
    }

    /** The members of an object; {@code what} names it in messages. */
    static Fields of(UclObject object, String what) {
        return new Fields(object, what, 0);
    }

    /** The members of the object that a line holds. */
    static Fields ofLine(String line, String what) throws BadMessageException {
        try {
            if (Json.parse(line, what) instanceof UclObject object) {
                return of(object, what);
            }
            throw BadMessageException.malformed(0, "a " + what + " must be a JSON object");
        } catch (UclException e) {
            throw BadMessageException.malformed(0, "not a JSON text: " + e.getMessage());
        }
    }

    /** The same members, their errors carrying the value of {@code id}. */
    Fields withId() throws BadMessageException {
        long value = number("id");
        if (value < 1) {
            throw malformed("\"id\" must be 1 or more, got " + value);
        }
        return new Fields(object, what, value);
    }

    long id() {
        return id;
    }

    BadMessageException malformed(String detail) {
        return BadMessageException.malformed(id, detail);
    }

    /** Refuses keys other than these. */
    void allowOnly(String... keys) throws BadMessageException {
        List<String> known = List.of(keys);
        for (String key : object.keys()) {
            if (!known.contains(key)) {
                throw malformed("unknown key \"" + key + "\" in the " + what);
            }
        }
    }

    String string(String key) throws BadMessageException {
        String value = optionalString(key);
        if (value == null) {
            throw missing(key);
        }
        return value;
    }

    @Nullable String optionalString(String key) throws BadMessageException {
        UclValue value = present(key);
        if (value == null || value instanceof UclString) {
            return value == null ? null : value.asText();
        }
        throw mismatch(key, "a string", value);
    }

    long number(String key) throws BadMessageException {
        Long value = optionalNumber(key);
        if (value == null) {
            throw missing(key);
        }
        return value;
    }

    @Nullable Long optionalNumber(String key) throws BadMessageException {
        UclValue value = present(key);
        if (value == null) {
            return null;
        }
        if (value instanceof UclInteger integer) {
            return integer.value();
        }
        throw mismatch(key, "an integer", value);
    }

    /** A whole number that is not negative. */
    int count(String key, int absent) throws BadMessageException {
        Long value = optionalNumber(key);
        if (value == null) {
            return absent;
        }
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw malformed(
                    "\"" + key + "\" must be from 0 to " + Integer.MAX_VALUE + ", got " + value);
        }
        return value.intValue();
    }

    Instant time(String key) throws BadMessageException {
        String text = string(key);
        Instant time = UtcTime.parse(text);
        if (time == null) {
            throw malformed("\"" + key + "\" must be a time in UTC, got \"" + text + "\"");
        }
        return time;
    }

    boolean bool(String key, boolean absent) throws BadMessageException {
        UclValue value = present(key);
        if (value == null) {
            return absent;
        }
        if (value instanceof UclBoolean bool) {
            return bool.value();
        }
        throw mismatch(key, "true or false", value);
    }

    /** The strings of an array; none when it is absent. */
    List<String> strings(String key) throws BadMessageException {
        UclValue value = present(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof UclArray array)) {
            throw mismatch(key, "an array", value);
        }
        List<String> strings = new ArrayList<>(array.values().size());
        for (UclValue element : array.values()) {
            if (!(element instanceof UclString string)) {
                throw mismatch(key, "an array of strings", element);
            }
            strings.add(string.value());
        }
        return strings;
    }

    /** The members of an object, or null when it is absent. */
    @Nullable Fields object(String key) throws BadMessageException {
        UclObject value = optionalObject(key);
        return value == null ? null : new Fields(value, key, id);
    }

    UclObject requiredObject(String key) throws BadMessageException {
        UclObject value = optionalObject(key);
        if (value == null) {
            throw missing(key);
        }
        return value;
    }

    private @Nullable UclObject optionalObject(String key) throws BadMessageException {
        UclValue value = present(key);
        if (value == null) {
            return null;
        }
        if (value instanceof UclObject inner) {
            return inner;
        }
        throw mismatch(key, "an object", value);
    }

    private BadMessageException missing(String key) {
        return malformed("\"" + key + "\" is missing in the " + what);
    }

    private @Nullable UclValue present(String key) {
        UclValue value = object.get(key);
        return value instanceof UclNull ? null : value;
    }

    private BadMessageException mismatch(String key, String expected, UclValue found) {
        return malformed("\"" + key + "\" must be " + expected + ", got " + found.typeName());
    }
}
