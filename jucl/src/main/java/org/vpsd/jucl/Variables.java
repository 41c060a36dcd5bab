package org.vpsd.jucl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expands {@code $NAME} and {@code ${NAME}} by libucl's rules: an unknown variable stays as it is;
 * {@code $$} becomes {@code $}, but only in a text that has a known variable.
 */
final class Variables {

    private final Map<String, String> values;

    Variables(Map<String, String> values) {
        this.values = values;
    }

    /** These variables with those of a file in the place of earlier ones. */
    Variables with(String fileName, String directory) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("FILENAME", fileName);
        all.put("CURDIR", directory);
        return new Variables(all);
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
            String name = nameAt(text, i + 1);
            if (name != null) {
                found = true;
                out.append(values.get(name));
                plain = i + 1 + name.length() + (text.charAt(i + 1) == '{' ? 2 : 0);
            } else {
                out.append('$');
                plain = text.charAt(i + 1) == '$' ? i + 2 : i + 1;
            }
        }
        return found ? out.append(text, plain, text.length()).toString() : text;
    }

    private @Nullable String nameAt(String text, int start) {
        return text.charAt(start) == '{' ? bracedName(text, start) : longestName(text, start);
    }

    private @Nullable String bracedName(String text, int brace) {
        int close = text.indexOf('}', brace);
        String name = close < 0 ? "" : text.substring(brace + 1, close);
        return values.containsKey(name) ? name : null;
    }

    /** A name without braces ends where a known name ends: {@code $ABItest} is ABI and "test". */
    private @Nullable String longestName(String text, int start) {
        String longest = null;
        for (String name : values.keySet()) {
            if (text.startsWith(name, start)
                    && (longest == null || name.length() > longest.length())) {
                longest = name;
            }
        }
        return longest;
    }
}
