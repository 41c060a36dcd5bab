package org.vpsd.daemon.driver.oci;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an OCI runtime complains of, for people: without its own log's form, and to the point. */
final class RuntimeMessage {

    /** As logrus writes it: {@code time="…" level=error msg="…"}. */
    private static final Pattern LOGGED =
            Pattern.compile("level=\\w+ msg=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What is true of every failure. */
    private static final Pattern PREAMBLE =
            Pattern.compile(
                    "^((runc (create|run|exec) failed|exec failed"
                            + "|unable to start container process|OCI runtime [a-z ]+): )+");

    /** What the hook that connects a container to the network complained of first. */
    private static final Pattern HOOK =
            Pattern.compile("running hook(?: #\\d+)?: .*stderr: (.*?)(?:\\\\n.*|\\s*)$");

    private RuntimeMessage() {}

    /** The last thing of a text. */
    static String plain(String text) {
        String message = text.isBlank() ? "" : text.strip().lines().toList().getLast();
        Matcher logged = LOGGED.matcher(message);
        while (logged.find()) {
            message = logged.group(1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        Matcher hook = HOOK.matcher(message);
        if (hook.find() && !hook.group(1).isBlank()) {
            return "its network could not be connected: " + hook.group(1);
        }
        return PREAMBLE.matcher(message).replaceFirst("");
    }
}
