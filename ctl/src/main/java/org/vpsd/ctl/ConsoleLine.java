package org.vpsd.ctl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a container has shown on its console, as conmon writes it into the log: a time, the
 * stream, P or F for a part or the end of a line, and the text, which ends in a carriage return.
 */
final class ConsoleLine {

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3})\\d*\\+00:00"
                            + " (?:stdout|stderr) [PF] (.*?)\\r"
                            + "?",
                    Pattern.DOTALL);

    private ConsoleLine() {}

    /** The line in the form of all others; one that is none of a console stays as it is. */
    static String plain(String line) {
        Matcher matcher = FORM.matcher(line);
        return matcher.matches() ? matcher.group(1) + "Z console: " + matcher.group(2) : line;
    }
}
