package org.vpsd.daemon.model;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The limits of an instance, written {@code resource:soft:hard,…} (vpsctl(8)).
 *
 * @param byResource those that are set, also to none
 */
public record Limits(Map<Resource, Limit> byResource) {

    /** No limits. */
    public static final Limits NONE = new Limits(Map.of());

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})([KMGT]?)B?");
    private static final String UNITS = "KMGT";

    /** The text is not understood; the message says what was found and what is expected. */
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1L;

        FormatException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** Copies the map, in the order of the resources. */
    public Limits {
        Map<Resource, Limit> copy = new EnumMap<>(Resource.class);
        copy.putAll(byResource);
        byResource = Collections.unmodifiableMap(copy);
    }

    /** The limit of a resource. */
    public Limit of(Resource resource) {
        return byResource.getOrDefault(resource, Limit.NONE);
    }

    /** The hard limit of a resource; empty if there is none. */
    public Optional<Long> hard(Resource resource) {
        return Optional.of(of(resource).hard()).filter(n -> n > 0);
    }

    /** The soft limit of a resource; empty if there is none. */
    public Optional<Long> soft(Resource resource) {
        return Optional.of(of(resource).soft()).filter(n -> n > 0);
    }

    /** These with others in the place of some. */
    public Limits with(Limits changes) {
        Map<Resource, Limit> both = new EnumMap<>(Resource.class);
        both.putAll(byResource);
        both.putAll(changes.byResource);
        return new Limits(both);
    }

    /**
     * Reads limits.
     *
     * @throws FormatException if the text is none
     */
    public static Limits parse(String text) throws FormatException {
        Map<Resource, Limit> limits = new EnumMap<>(Resource.class);
        for (String part : text.split(",", -1)) {
            if (part.isBlank() && text.isBlank()) {
                continue;
            }
            String[] fields = part.strip().split(":", -1);
            if (fields.length != 3) {
                throw new FormatException(
                        "expected resource:soft:hard, got \"" + part.strip() + "\"");
            }
            Resource resource = resource(fields[0].strip());
            Limit limit = new Limit(amount(resource, fields[1]), amount(resource, fields[2]));
            if (limit.hard() > 0 && limit.soft() > limit.hard()) {
                throw new FormatException(
                        resource.word() + ": the soft limit is above the hard one");
            }
            if (limits.put(resource, limit) != null) {
                throw new FormatException(resource.word() + " is given twice");
            }
        }
        return new Limits(limits).checked();
    }

    private Limits checked() throws FormatException {
        long phys = of(Resource.PHYS).hard();
        long virt = of(Resource.VIRT).hard();
        if (phys > 0 && virt > 0 && virt < phys) {
            throw new FormatException("virt, which counts swap too, is below phys");
        }
        return this;
    }

    private static Resource resource(String word) throws FormatException {
        Optional<Resource> resource = Resource.of(word);
        if (resource.isEmpty()) {
            throw new FormatException(
                    "expected one of "
                            + Stream.of(Resource.values())
                                    .map(Resource::word)
                                    .collect(joining(", "))
                            + "; got \""
                            + word
                            + "\"");
        }
        return resource.get();
    }

    private static long amount(Resource resource, String text) throws FormatException {
        Matcher matcher = NUMBER.matcher(text.strip().toUpperCase(Locale.ROOT));
        boolean hasUnit = matcher.matches() && !matcher.group(2).isEmpty();
        if (!matcher.matches() || (hasUnit && !resource.isInBytes())) {
            throw new FormatException(
                    resource.word()
                            + ": expected a number"
                            + (resource.isInBytes() ? ", also with K, M, G or T" : "")
                            + ", got \""
                            + text.strip()
                            + "\"");
        }
        int power = hasUnit ? UNITS.indexOf(matcher.group(2)) + 1 : 0;
        long number = Long.parseLong(matcher.group(1));
        if (number > Long.MAX_VALUE >> (10 * power)) {
            throw new FormatException(resource.word() + ": " + text.strip() + " is too large");
        }
        return number << (10 * power);
    }

    /** As they are written, numbers in full. */
    @Override
    public String toString() {
        List<String> parts =
                byResource.entrySet().stream()
                        .map(
                                e ->
                                        e.getKey().word()
                                                + ":"
                                                + e.getValue().soft()
                                                + ":"
                                                + e.getValue().hard())
                        .toList();
        return String.join(",", parts);
    }
}
