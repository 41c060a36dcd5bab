package org.vpsd.jucl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Expands {@code $NAME} and {@code ${NAME}} by libucl's rules: an unknown variable stays as it is;
 * {@code $$} becomes {@code $}, but only in a text that has a known variable.
 */
final class Variables {

    /** No variable at all. */
    static final Variables NONE = new Variables(Map.of(), name -> Optional.empty());

    /** So far a closing brace is looked for: a text may open many. */
    private static final int LONGEST_NAME = 1024;

    private final Map<String, String> values;
    private final Function<String, Optional<String>> handler;

    /**
     * Variables with their values.
     *
     * @param handler asked for the names in braces that have no value here
     */
    Variables(Map<String, String> values, Function<String, Optional<String>> handler) {
        this.values = values;
        this.handler = handler;
    }

    /** These variables with those of a file in the place of earlier ones. */
    Variables with(String fileName, String directory) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("FILENAME", fileName);
        all.put("CURDIR", directory);
        return new Variables(all, handler);
    }

    /** The text with its variables replaced. */
    String expand(String text) {
        int dollar = text.indexOf('$');
        if (dollar < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        boolean found = false;
        int plain = 0;
        for (int i = dollar; i >= 0 && i + 1 < text.length(); i = text.indexOf('$', plain)) {
            out.append(text, plain, i);
            boolean braced = text.charAt(i + 1) == '{';
            String name = braced ? bracedName(text, i + 1) : longestName(text, i + 1);
            String value = braced ? bracedValue(name) : values.get(name);
            if (value != null) {
                found = true;
                out.append(value);
                plain = i + 1 + name.length() + (braced ? 2 : 0);
            } else {
                out.append('$');
                plain = text.charAt(i + 1) == '$' ? i + 2 : i + 1;
            }
        }
        return found ? out.append(text, plain, text.length()).toString() : text;
    }

    private @Nullable String bracedValue(String name) {
        String value = values.get(name);
        return value != null || name.isEmpty() ? value : handler.apply(name).orElse(null);
    }

    /** What is between the braces; empty when there is no end to be seen. */
    private static String bracedName(String text, int brace) {
        int close = text.indexOf('}', brace, Math.min(text.length(), brace + LONGEST_NAME));
        return close < 0 ? "" : text.substring(brace + 1, close);
    }

    /**
     * A name without braces ends where a known name ends: {@code $ABItest} is ABI and "test". Empty
     * when there is none.
     */
    private String longestName(String text, int start) {
        String longest = "";
        for (String name : values.keySet()) {
            if (text.startsWith(name, start) && name.length() > longest.length()) {
                longest = name;
            }
        }
        return longest;
    }
}
