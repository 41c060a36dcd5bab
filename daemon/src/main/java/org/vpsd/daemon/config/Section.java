package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/** Typed access to a section: what is missing gives the default, what is wrong a problem too. */
final class Section {

    private final UclObject object;
    private final Problems problems;

    Section(UclObject object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    /** Reads a value of a key. */
    @FunctionalInterface
    private interface Getter<T> {
        Optional<T> get(String key) throws UclException;
    }

    private <T> Optional<T> get(String key, Getter<T> getter) {
        try {
            return getter.get(key);
        } catch (UclException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    void problem(String key, String message, String hint) {
        UclValue value = object.get(key);
        problems.add(
                value == null ? object.position() : value.position(), key + ": " + message, hint);
    }

    boolean has(String key) {
        return object.get(key) != null;
    }

    /** A text; numbers are taken as they are written. */
    Optional<String> text(String key) {
        UclValue value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof UclObject || value instanceof UclArray) {
            problem(key, "expected a string, got " + value.typeName(), "");
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    boolean bool(String key, boolean otherwise) {
        return get(key, object::bool).orElse(otherwise);
    }

    int integer(String key, int otherwise, int least, int most) {
        Optional<Long> value =
                get(
                        key,
                        k -> {
                            OptionalLong number = object.integer(k);
                            return number.isPresent()
                                    ? Optional.of(number.getAsLong())
                                    : Optional.empty();
                        });
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get() < least || value.get() > most) {
            problem(key, "expected " + least + " to " + most + ", got " + value.get(), "");
            return otherwise;
        }
        return Math.toIntExact(value.get());
    }

    /** A time; a number without a unit is seconds. */
    Duration duration(String key, Duration otherwise, Duration most) {
        Duration value = get(key, object::duration).orElse(otherwise);
        if (value.isNegative() || value.compareTo(most) > 0) {
            problem(key, "expected 0 to " + most.toSeconds() + " s", "");
            return otherwise;
        }
        return value;
    }

    <E extends Enum<E>> E choice(String key, E otherwise, E[] values) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E value : values) {
            String word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(text.get().toLowerCase(Locale.ROOT))) {
                return value;
            }
            words.add(word);
        }
        problem(
                key,
                "expected one of " + String.join(", ", words) + ", got '" + text.get() + "'",
                "");
        return otherwise;
    }

    /** A path; a relative one is below the instance's directory. */
    Optional<Path> path(String key, Path directory) {
        return text(key).map(text -> directory.resolve(text).normalize());
    }

    /** Texts: an array, or one alone. */
    List<String> texts(String key) {
        return object.list(key).stream().map(UclValue::asText).toList();
    }

    /** The texts of a nested section. */
    Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        get(key, object::object)
                .ifPresent(nested -> nested.asMap().forEach((k, v) -> map.put(k, v.asText())));
        return map;
    }

    /** Reports the keys that nobody knows. */
    void refuseUnknown(Predicate<String> isKnown, List<String> known) {
        for (String key : object.keys()) {
            if (!isKnown.test(key)) {
                problems.add(
                        object.keyPosition(key),
                        "unknown key '" + key + "'",
                        KnownKeys.hint(key, known));
            }
        }
    }
}
