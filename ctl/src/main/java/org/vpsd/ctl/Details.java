package org.vpsd.ctl;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclNull;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/**
 * The answer to {@code show}: each key with its value on a line, whatever keys the daemon sends.
 */
final class Details implements Answer {

    private static final String INDENT = "    ";

    private final Output out;
    private final Colours colours;
    private boolean begun;

    Details(Output out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public void item(UclObject item) {
        if (begun) {
            out.line("");
        }
        begun = true;
        int width = 0;
        for (String key : item.keys()) {
            width = Math.max(width, key.length());
        }
        for (String key : item.keys()) {
            String label = Printable.of(label(key)) + ":";
            List<UclObject> rows = rows(item.get(key));
            if (!rows.isEmpty()) {
                out.line(label);
                rows.forEach(this::row);
                continue;
            }
            out.line(
                    label
                            + " ".repeat(Math.max(1, width + 2 - label.length()))
                            + text(key, item.get(key)));
        }
    }

    /** Several things that each have keys. */
    private static List<UclObject> rows(@Nullable UclValue value) {
        return value instanceof UclArray array
                ? array.values().stream()
                        .filter(UclObject.class::isInstance)
                        .map(UclObject.class::cast)
                        .toList()
                : List.of();
    }

    /** One of them, in one line. */
    private void row(UclObject row) {
        out.line(
                INDENT
                        + row.keys().stream()
                                .map(key -> label(key) + " " + text(key, row.get(key)))
                                .map(Printable::of)
                                .collect(Collectors.joining(", ")));
    }

    /** {@code stop_timeout} as {@code Stop timeout}. */
    private static String label(String key) {
        return key.isEmpty()
                ? key
                : Character.toUpperCase(key.charAt(0)) + key.substring(1).replace('_', ' ');
    }

    private String text(String key, @Nullable UclValue value) {
        if (value == null || value instanceof UclNull || value.asText().isEmpty()) {
            return "-";
        }
        if (key.equals("uptime") && value instanceof UclInteger seconds) {
            return Uptime.format(seconds.value());
        }
        String text = Printable.of(value.asText());
        return key.equals("state") ? colours.state(text) : text;
    }
}
