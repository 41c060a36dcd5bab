package org.vpsd.jucl;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes YAML 1.2 in block style, four blanks a level. libucl writes flow style, with brackets,
 * whose closing ones stand where YAML does not allow them.
 */
final class YamlWriter {

    private static final String INDENT = "    ";
    private static final String DASH = "-   ";

    /** What YAML, or its older versions, would not take for a string. */
    private static final Set<String> WORDS =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder out;
    private int depth;

    YamlWriter(StringBuilder out) {
        this.out = out;
    }

    /** Writes a whole text. */
    void document(UclValue value) {
        if (isBlock(value)) {
            block(value);
        } else {
            scalar(value);
            out.append('\n');
        }
    }

    /** An empty object or array has no block form. */
    private static boolean isBlock(UclValue value) {
        return (value instanceof UclObject object && !object.members().isEmpty())
                || (value instanceof UclArray array && !array.values().isEmpty());
    }

    /** Writes lines; the first goes on where the text is, the others are indented. */
    private void block(UclValue value) {
        boolean first = true;
        if (value instanceof UclObject object) {
            for (Map.Entry<String, Member> member : object.members().entrySet()) {
                line(first);
                first = false;
                member(member.getKey(), member.getValue().value());
            }
        } else if (value instanceof UclArray array) {
            for (UclValue element : array.values()) {
                line(first);
                first = false;
                element(element);
            }
        }
    }

    private void line(boolean first) {
        if (!first) {
            indent();
        }
    }

    private void member(String key, UclValue value) {
        if (isPlain(key)) {
            out.append(key);
        } else {
            JsonStrings.quoteForYaml(out, key);
        }
        out.append(':');
        if (isBlock(value)) {
            out.append('\n');
            depth++;
            indent();
            block(value);
            depth--;
        } else {
            out.append(' ');
            scalar(value);
            out.append('\n');
        }
    }

    /** The dash takes as much room as a level, so that a block may begin right after it. */
    private void element(UclValue value) {
        out.append(DASH);
        if (isBlock(value)) {
            depth++;
            block(value);
            depth--;
        } else {
            scalar(value);
            out.append('\n');
        }
    }

    private static boolean isPlain(String key) {
        return key.length() < 128
                && !key.isEmpty()
                && key.chars().allMatch(YamlWriter::isWordPart)
                && Character.isLetter(key.charAt(0))
                && !WORDS.contains(key.toLowerCase(Locale.ROOT));
    }

    private static boolean isWordPart(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "_-./".indexOf(c) >= 0;
    }

    private void scalar(UclValue value) {
        if (value instanceof UclString string) {
            JsonStrings.quoteForYaml(out, string.value());
        } else if (value instanceof UclReal real) {
            real(real.value());
        } else if (value instanceof UclTime time) {
            real(time.seconds());
        } else if (value instanceof UclObject) {
            out.append("{}");
        } else if (value instanceof UclArray) {
            out.append("[]");
        } else {
            out.append(value.asText());
        }
    }

    private void real(double value) {
        if (Double.isFinite(value)) {
            out.append(value);
        } else if (Double.isNaN(value)) {
            out.append(".nan");
        } else {
            out.append(value > 0 ? ".inf" : "-.inf");
        }
    }

    private void indent() {
        for (int i = 0; i < depth; i++) {
            out.append(INDENT);
        }
    }
}
