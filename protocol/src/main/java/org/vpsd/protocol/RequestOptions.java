package org.vpsd.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;

/**
 * How a command is to be carried out. Each command heeds its own and ignores the others.
 *
 * @param waits answer with the outcome, not with the acceptance
 * @param force stop without grace, hooks under way included
 * @param follow go on with the lines to come
 * @param lines how many of the last lines to send first
 * @param arguments what the command takes besides names, such as a program to run
 * @param terminal the terminal of the client, or null when it wants none
 */
public record RequestOptions(
        boolean waits,
        boolean force,
        boolean follow,
        int lines,
        List<String> arguments,
        @Nullable TerminalOptions terminal) {

    /** Wait for the outcome, no force, no following, 100 lines, nothing else. */
    public static final RequestOptions DEFAULT = new RequestOptions(true, false, false, 100);

    /** Checks the number of lines. */
    public RequestOptions {
        if (lines < 0) {
            throw new IllegalArgumentException("lines must not be negative, got " + lines);
        }
        arguments = List.copyOf(arguments);
    }

    /** Without arguments and terminal. */
    public RequestOptions(boolean waits, boolean force, boolean follow, int lines) {
        this(waits, force, follow, lines, List.of(), null);
    }

    /** The defaults, with arguments and perhaps a terminal. */
    public static RequestOptions of(List<String> arguments, @Nullable TerminalOptions terminal) {
        return new RequestOptions(
                DEFAULT.waits, DEFAULT.force, DEFAULT.follow, DEFAULT.lines, arguments, terminal);
    }

    /** The same with arguments. */
    public RequestOptions withArguments(List<String> others) {
        return new RequestOptions(waits, force, follow, lines, others, terminal);
    }

    /** The key of {@link #waits} is the name that Java keeps a record component from having. */
    UclObject toJson() {
        UclObject.Builder json =
                UclObject.builder()
                        .put("wait", waits)
                        .put("force", force)
                        .put("follow", follow)
                        .put("lines", lines);
        if (!arguments.isEmpty()) {
            json.put("arguments", new UclArray(arguments.stream().map(UclString::new).toList()));
        }
        if (terminal != null) {
            json.put("terminal", terminal.toJson());
        }
        return json.build();
    }

    static RequestOptions of(Fields fields) throws BadMessageException {
        fields.allowOnly("wait", "force", "follow", "lines", "arguments", "terminal");
        Fields terminal = fields.object("terminal");
        return new RequestOptions(
                fields.bool("wait", DEFAULT.waits),
                fields.bool("force", DEFAULT.force),
                fields.bool("follow", DEFAULT.follow),
                fields.count("lines", DEFAULT.lines),
                fields.strings("arguments"),
                terminal == null ? null : TerminalOptions.of(terminal));
    }
}
