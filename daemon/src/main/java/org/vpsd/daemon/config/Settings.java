package org.vpsd.daemon.config;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vpsd.daemon.model.Signal;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclReal;
import org.vpsd.jucl.UclValue;

/**
 * Takes settings out of a section, checked and typed. A bad value is noted as a problem and its
 * default is given instead, so that one reading finds everything that is wrong. A key that is asked
 * for is thereby known; {@link #reportUnknown} names the others.
 */
final class Settings {

    private final String prefix;
    private final UclObject values;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    /** Reads one value. */
    private interface Reading<T> {
        Optional<T> read() throws UclException;
    }

    Settings(UclObject values, Problems problems) {
        this("", values, problems);
    }

    /**
     * The settings of a section within one.
     *
     * @param prefix what messages put before the keys
     */
    Settings(String prefix, UclObject values, Problems problems) {
        this.prefix = prefix;
        this.values = values;
        this.problems = problems;
    }

    /** A text of one line that is not empty. */
    Optional<String> text(String key) {
        return read(key, () -> ScalarText.of(values, key)).filter(text -> isLine(key, text));
    }

    private boolean isLine(String key, String text) {
        if (text.isEmpty()) {
            refuse(key, "is empty", "leave " + key + " out to have none");
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            refuse(key, "has a line break or another control character", "keep it to one line");
        } else {
            return true;
        }
        return false;
    }

    /** A whole number within bounds, both included. */
    int count(String key, int fallback, int min, int max, String hint) {
        return read(key, () -> values.integer(key).stream().boxed().findFirst())
                .filter(
                        count ->
                                isWithin(key, count, (long) min, (long) max, String::valueOf, hint))
                .map(Math::toIntExact)
                .orElse(fallback);
    }

    /** A time within bounds, both included; a number without a unit is seconds. */
    Duration time(String key, Duration fallback, Duration min, Duration max) {
        return read(key, () -> duration(key))
                .filter(time -> isWithin(key, time, min, max, Settings::describe, ""))
                .orElse(fallback);
    }

    private Optional<Duration> duration(String key) throws UclException {
        if (values.get(key) instanceof UclReal real && !Double.isFinite(real.value())) {
            refuse(key, "expected a time such as 10s or 5min, got " + real.value(), "");
            return Optional.empty();
        }
        return values.duration(key);
    }

    private <T extends Comparable<T>> boolean isWithin(
            String key, T value, T min, T max, Function<T, String> describe, String hint) {
        if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
            return true;
        }
        String bounds = describe.apply(min) + " to " + describe.apply(max);
        refuse(key, "expected " + bounds + ", got " + describe.apply(value), hint);
        return false;
    }

    /** A time as a configuration would have it. */
    static String describe(Duration time) {
        if (!time.isZero() && time.equals(Duration.ofDays(time.toDays()))) {
            return time.toDays() + "d";
        }
        BigDecimal millis = BigDecimal.valueOf(time.toMillisPart(), 3);
        return BigDecimal.valueOf(time.toSeconds()).add(millis).stripTrailingZeros().toPlainString()
                + "s";
    }

    /** A size in bytes; UCL's suffixes count in 1024 with a b, in 1000 without. */
    Optional<Long> size(String key) {
        return read(key, () -> values.size(key).stream().boxed().findFirst());
    }

    /** A truth value. */
    boolean truth(String key, boolean fallback) {
        return read(key, () -> values.bool(key)).orElse(fallback);
    }

    /** One of some choices, each known by its word. */
    <E> Optional<E> choice(String key, E[] choices, Function<E, String> word) {
        return value(key).flatMap(value -> choose(key, value, choices, word));
    }

    private <E> Optional<E> choose(
            String key, UclValue value, E[] choices, Function<E, String> word) {
        String text = ScalarText.plain(value);
        Optional<E> chosen =
                Stream.of(choices).filter(choice -> word.apply(choice).equals(text)).findFirst();
        if (chosen.isEmpty()) {
            List<String> words = Stream.of(choices).map(word).toList();
            refuse(
                    key,
                    "expected one of "
                            + String.join(", ", words)
                            + "; got "
                            + ScalarText.describe(value),
                    Hints.didYouMean(text, words));
        }
        return chosen;
    }

    /** A signal, by its name with or without {@code SIG} in any case, or by its number. */
    Optional<Signal> signal(String key) {
        return value(key).flatMap(value -> signal(key, value));
    }

    private Optional<Signal> signal(String key, UclValue value) {
        Optional<Signal> signal = Signal.of(ScalarText.plain(value));
        if (signal.isEmpty()) {
            refuse(
                    key,
                    "expected a signal, got " + ScalarText.describe(value),
                    "one of "
                            + Stream.of(Signal.values())
                                    .map(Signal::toString)
                                    .collect(joining(", ")));
        }
        return signal;
    }

    /** A path; a relative one starts at the given directory. */
    Optional<Path> path(String key, Path directory) {
        return text(key).map(text -> directory.resolve(text).normalize());
    }

    /** An object. */
    Optional<UclObject> object(String key) {
        return read(key, () -> values.object(key));
    }

    /** The value of a key, unchecked. */
    Optional<UclValue> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** The keys that were asked for so far. */
    Set<String> known() {
        return Set.copyOf(known);
    }

    /** Makes keys known that are not read here. */
    void accept(Collection<String> keys) {
        known.addAll(keys);
    }

    /** Notes a problem with the value of a key. */
    void refuse(String key, String message, String hint) {
        UclValue value = values.get(key);
        problems.add(
                value == null ? values.position() : value.position(),
                prefix + key + ": " + message,
                hint);
    }

    /** Notes every key that is set but not known. */
    void reportUnknown() {
        forUnknown(problems::add);
    }

    /** Notes them as what deserves a look, no more: vps.conf(5) has it so. */
    void warnOfUnknown() {
        forUnknown(problems::warn);
    }

    private interface Report {
        void of(Position position, String message, String hint);
    }

    private void forUnknown(Report report) {
        for (String key : values.keys()) {
            if (!known.contains(key)) {
                report.of(
                        values.keyPosition(key),
                        "unknown key \"" + key + "\"",
                        Hints.forUnknownKey(key, values.get(key), known));
            }
        }
    }

    private <T> Optional<T> read(String key, Reading<T> reading) {
        known.add(key);
        try {
            return reading.read();
        } catch (UclException e) {
            problems.add(e);
            return Optional.empty();
        }
    }
}
