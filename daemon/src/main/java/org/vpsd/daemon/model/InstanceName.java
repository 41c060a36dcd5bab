package org.vpsd.daemon.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of an instance, checked: it becomes a file name, an argument of hooks and a column of
 * {@code status}, so it must be safe as each of them.
 *
 * @param value the name; {@link #objection} returns empty for it
 */
public record InstanceName(String value) implements Comparable<InstanceName> {

    /** The longest name, in bytes of UTF-8. */
    public static final int MAX_BYTES = 64;

    /**
     * Takes a checked name.
     *
     * @throws IllegalArgumentException for a name with an {@link #objection}; check names from
     *     outside first
     */
    public InstanceName {
        Optional<String> objection = objection(value);
        if (objection.isPresent()) {
            throw new IllegalArgumentException(objection.get());
        }
    }

    /** What speaks against a text as a name, as a phrase for people; empty if nothing does. */
    public static Optional<String> objection(String text) {
        if (text.isEmpty()) {
            return Optional.of("the name is empty");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("the name is longer than " + MAX_BYTES + " bytes");
        }
        if (text.contains("..")) {
            return Optional.of("the name contains '..'");
        }
        if (text.startsWith("-") || text.startsWith(".")) {
            return Optional.of("the name starts with '" + text.charAt(0) + "'");
        }
        return text.codePoints()
                .filter(c -> !isAllowed(c))
                .mapToObj(InstanceName::refusalOf)
                .findFirst();
    }

    private static boolean isAllowed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> "/\\*?[]\"'".indexOf(c) < 0;
        };
    }

    private static String refusalOf(int c) {
        return Character.isISOControl(c)
                ? "the name contains a control character (code " + c + ")"
                : "the name contains '" + Character.toString(c) + "'";
    }

    @Override
    public int compareTo(InstanceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
