package org.vpsd.jucl;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys with values, in the order in which they were first given.
 *
 * <p>The typed getters return nothing for a key that is absent, and throw for one whose value is of
 * another type: {@code vps.conf:12:9: maxrestart: expected an integer, got "three"}.
 */
public final class UclObject implements UclValue {

    private final Map<String, Member> members;
    private final Position position;

    UclObject(Map<String, Member> members, Position position) {
        this.members = members;
        this.position = position;
    }

    /** Starts an object that is built, not read. */
    public static Builder builder() {
        return new Builder();
    }

    Map<String, Member> members() {
        return members;
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public String typeName() {
        return "an object";
    }

    @Override
    public String asText() {
        return Json.write(this);
    }

    /** The keys in their order. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /** The value of a key, or null when it is absent. */
    public @Nullable UclValue get(String key) {
        Member member = members.get(key);
        return member == null ? null : member.value();
    }

    /** Where a key was first given; the position of the object when it is absent. */
    public Position keyPosition(String key) {
        Member member = members.get(key);
        return member == null ? position : member.keyPosition;
    }

    /** The keys and values in their order, as a map that cannot be changed. */
    public Map<String, UclValue> asMap() {
        Map<String, UclValue> map = LinkedHashMap.newLinkedHashMap(members.size());
        for (Map.Entry<String, Member> member : members.entrySet()) {
            map.put(member.getKey(), member.getValue().value());
        }
        return Collections.unmodifiableMap(map);
    }

    /** The string of a key; numbers and booleans are not strings, see {@link UclValue#asText()}. */
    public Optional<String> string(String key) throws UclException {
        UclValue value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof UclString string) {
            return Optional.of(string.value());
        }
        throw Mismatch.of(key, "a string", value);
    }

    /** The whole number of a key. */
    public OptionalLong integer(String key) throws UclException {
        UclValue value = get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof UclInteger integer) {
            return OptionalLong.of(integer.value());
        }
        throw Mismatch.of(key, "an integer", value);
    }

    /** The number of a key, whole or not. */
    public OptionalDouble real(String key) throws UclException {
        UclValue value = get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (value) {
                    case UclReal real -> real.value();
                    case UclInteger integer -> integer.value();
                    default -> throw Mismatch.of(key, "a number", value);
                });
    }

    /**
     * The size of a key in bytes: {@code 512mb}, {@code 1.5gb}, or a plain number; never negative.
     */
    public OptionalLong size(String key) throws UclException {
        UclValue value = get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof UclInteger integer && integer.value() >= 0) {
            return OptionalLong.of(integer.value());
        }
        throw Mismatch.of(key, "a size such as 512mb or 2gb", value);
    }

    /** The truth value of a key. */
    public Optional<Boolean> bool(String key) throws UclException {
        UclValue value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof UclBoolean bool) {
            return Optional.of(bool.value());
        }
        throw Mismatch.of(key, "a boolean", value);
    }

    /** The time of a key: with a time suffix, or a plain number of seconds. */
    public Optional<Duration> duration(String key) throws UclException {
        UclValue value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (value) {
                    case UclTime time -> time.toDuration();
                    case UclInteger integer -> Duration.ofSeconds(integer.value());
                    case UclReal real -> UclTime.toDuration(real.value());
                    default -> throw Mismatch.of(key, "a time such as 10s or 5min", value);
                });
    }

    /** The object of a key. */
    public Optional<UclObject> object(String key) throws UclException {
        UclValue value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof UclObject object) {
            return Optional.of(object);
        }
        throw Mismatch.of(key, "an object", value);
    }

    /** The elements of an array, explicit or of a repeated key; else the single value, or none. */
    public List<UclValue> list(String key) {
        UclValue value = get(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof UclArray array ? array.values() : List.of(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UclObject that && asMap().equals(that.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    /** The JSON text, for debugging. */
    @Override
    public String toString() {
        return asText();
    }

    /** Builds an object. A key that is put again keeps its place and takes the new value. */
    public static final class Builder {

        private Members members = new Members();

        private Builder() {}

        /** Puts a value. */
        public Builder put(String key, UclValue value) {
            members.put(key, new Member(Position.NONE, value, 0, false));
            return this;
        }

        /** Puts a string. */
        public Builder put(String key, String value) {
            return put(key, new UclString(value));
        }

        /** Puts a whole number. */
        public Builder put(String key, long value) {
            return put(key, new UclInteger(value));
        }

        /** Puts a truth value. */
        public Builder put(String key, boolean value) {
            return put(key, new UclBoolean(value));
        }

        /** Puts a null. */
        public Builder putNull(String key) {
            return put(key, new UclNull());
        }

        /** Puts a string, or nothing when it is null. */
        public Builder putIfPresent(String key, @Nullable String value) {
            return value == null ? this : put(key, value);
        }

        /** The object; the builder is empty again after it. */
        public UclObject build() {
            UclObject object = members.build(Position.NONE);
            members = new Members();
            return object;
        }
    }
}
