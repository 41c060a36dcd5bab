package org.vpsd.daemon.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vpsd.jucl.DuplicatePolicy;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclParser;

/**
 * The flat form of an instance's configuration (vps.conf(5)): {@code NAME = value} on each line,
 * names in any case, values in single or double quotes when they hold white space, {@code #} for
 * comments. It becomes UCL with its lines where they were: one set of rules is for both forms.
 */
final class FlatFile {

    private static final Pattern LINE = Pattern.compile("(\\s*[A-Za-z_]\\w*\\s*=\\s*)(.*)");

    /** What UCL reads without quotes just as it stands; it may be a number, a time or a size. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./:+-]+");

    private static final Pattern COMMENT = Pattern.compile("(\\s+#.*|\\s*)$");

    /** A name that is given twice is a mistake: only one value could be meant. */
    private static final UclParser PARSER =
            UclParser.builder()
                    .lowercaseKeys(true)
                    .duplicates(DuplicatePolicy.ERROR)
                    .maxIncludeDepth(0)
                    .build();

    private FlatFile() {}

    /**
     * Reads a text.
     *
     * @param source the name of the text in messages
     * @return the values, with names in lower case
     * @throws UclException a line is not understood, or a name is given twice
     */
    static UclObject read(String text, String source) throws UclException {
        StringBuilder ucl = new StringBuilder();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            ucl.append(ucl(line, new Position(source, number, 1, null))).append('\n');
        }
        return PARSER.parse(ucl.toString(), source);
    }

    private static String ucl(String line, Position position) throws UclException {
        if (line.isBlank() || line.stripLeading().startsWith("#")) {
            return "";
        }
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new UclException(
                    position, "expected NAME = value; put # before what is a comment");
        }
        return matcher.group(1) + value(matcher.group(2), position);
    }

    private static String value(String text, Position position) throws UclException {
        if (text.startsWith("'") || text.startsWith("\"")) {
            return quoted(text, position);
        }
        String value = COMMENT.matcher(text).replaceFirst("");
        return PLAIN.matcher(value).matches() ? value : inQuotes(value);
    }

    private static String quoted(String text, Position position) throws UclException {
        int end = text.indexOf(text.charAt(0), 1);
        if (end < 0) {
            throw new UclException(position, "the value has no closing " + text.charAt(0));
        }
        String rest = text.substring(end + 1).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            throw new UclException(
                    position, "expected the end of the line after the closing quote, got " + rest);
        }
        return inQuotes(text.substring(1, end));
    }

    /** As a UCL string in which nothing has a meaning of its own. */
    private static String inQuotes(String value) {
        String escaped =
                value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\u0024")
                        .replace("\t", "\\t");
        return "\"" + escaped + "\"";
    }
}
