package org.vpsd.jucl;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes the config format of libucl: four blanks a level, scalars end with a semicolon, in arrays
 * with a comma; a repeated key is repeated.
 */
final class ConfigWriter {

    private static final String INDENT = "    ";

    /** Beyond so many bytes a string with a newline becomes a heredoc. */
    private static final int LONG_STRING = 80;

    private static final String HEREDOC = "EOD";

    private final StringBuilder out;
    private int depth;

    ConfigWriter(StringBuilder out) {
        this.out = out;
    }

    /** Writes a whole text; the members of an object at the top have no braces around them. */
    void document(UclValue value) {
        if (value instanceof UclObject object) {
            members(object);
        } else {
            value(value, "\n");
        }
    }

    private void members(UclObject object) {
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            UclValue value = entry.getValue().value();
            if (value instanceof UclArray array && array.implicit() && array.values().size() > 1) {
                for (UclValue element : array.values()) {
                    member(entry.getKey(), element);
                }
            } else {
                member(entry.getKey(), value);
            }
        }
    }

    private void member(String key, UclValue value) {
        indent();
        key(key);
        out.append(value instanceof UclObject || value instanceof UclArray ? " " : " = ");
        value(value, ";\n");
    }

    private void key(String key) {
        if (isPlain(key)) {
            out.append(key);
        } else {
            JsonStrings.quote(out, key);
        }
    }

    private static boolean isPlain(String key) {
        if (key.isEmpty()
                || !Chars.isKeyStart(key.charAt(0))
                || key.startsWith(Session.BYTE_ORDER_MARK)) {
            return false;
        }
        for (int i = 1; i < key.length(); i++) {
            if (!Chars.isKey(key.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Writes a value and what ends it. */
    private void value(UclValue value, String scalarEnd) {
        if (value instanceof UclObject object) {
            out.append("{\n");
            depth++;
            members(object);
            close('}');
        } else if (value instanceof UclArray array) {
            out.append("[\n");
            depth++;
            for (UclValue element : array.values()) {
                indent();
                value(element, ",\n");
            }
            close(']');
        } else {
            scalar(value);
            out.append(scalarEnd);
        }
    }

    private void close(char bracket) {
        depth--;
        indent();
        out.append(bracket).append('\n');
    }

    private void scalar(UclValue value) {
        if (value instanceof UclString string) {
            string(string.value(), string.style());
        } else {
            out.append(value.asText());
        }
    }

    private void string(String text, UclString.Style style) {
        if (isHeredoc(text, style)) {
            out.append("<<").append(HEREDOC).append('\n').append(text).append('\n').append(HEREDOC);
        } else if (style == UclString.Style.SINGLE_QUOTED && fitsSingleQuotes(text)) {
            out.append('\'').append(text.replace("'", "\\'")).append('\'');
        } else {
            JsonStrings.quote(out, text);
        }
    }

    private static boolean isHeredoc(String text, UclString.Style style) {
        return text.indexOf('\n') >= 0
                && (style == UclString.Style.HEREDOC || isLong(text))
                && text.indexOf('\0') < 0
                && !endsHeredoc(text);
    }

    private static boolean isLong(String text) {
        return text.length() > LONG_STRING
                || text.getBytes(StandardCharsets.UTF_8).length > LONG_STRING;
    }

    /** True when a line of the text would end the heredoc too early. */
    private static boolean endsHeredoc(String text) {
        String mark = "\n" + HEREDOC;
        int at = text.indexOf(mark);
        while (at >= 0) {
            int after = at + mark.length();
            if (after == text.length() || "\n;,".indexOf(text.charAt(after)) >= 0) {
                return true;
            }
            at = text.indexOf(mark, after);
        }
        return false;
    }

    /** Single quotes have no escape for a backslash before a quote, a newline or the end. */
    private static boolean fitsSingleQuotes(String text) {
        if (text.indexOf('\0') >= 0) {
            return false;
        }
        int backslash = text.indexOf('\\');
        while (backslash >= 0) {
            if (backslash + 1 == text.length()
                    || "'\n\r".indexOf(text.charAt(backslash + 1)) >= 0) {
                return false;
            }
            backslash = text.indexOf('\\', backslash + 1);
        }
        return true;
    }

    private void indent() {
        for (int i = 0; i < depth; i++) {
            out.append(INDENT);
        }
    }
}
