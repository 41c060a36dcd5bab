package org.vpsd.daemon.config;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/** What to do about a word that is not known: what was probably meant. */
final class Hints {

    /** What other supervisors call it, in lower case and without separators. */
    private static final Map<String, String> OTHER_TOOLS =
            Map.ofEntries(
                    Map.entry("autorestart", "restart"),
                    Map.entry("cmd", "command"),
                    Map.entry("cwd", "workdir"),
                    Map.entry("chdir", "workdir"),
                    Map.entry("dependson", "after"),
                    Map.entry("directory", "workdir"),
                    Map.entry("enabled", "autostart"),
                    Map.entry("env", "environment"),
                    Map.entry("exec", "command"),
                    Map.entry("execstart", "command"),
                    Map.entry("killsignal", "stop_signal"),
                    Map.entry("program", "command"),
                    Map.entry("requires", "after"),
                    Map.entry("restartsec", "restart_delay"),
                    Map.entry("startlimitburst", "maxrestart"),
                    Map.entry("startlimitintervalsec", "maxrestarttime"),
                    Map.entry("startretries", "maxrestart"),
                    Map.entry("stopsignal", "stop_signal"),
                    Map.entry("stopwaitsecs", "stop_timeout"),
                    Map.entry("timeoutstopsec", "stop_timeout"),
                    Map.entry("username", "user"),
                    Map.entry("workingdirectory", "workdir"));

    private Hints() {}

    /** The closest of the words as a question; empty if none is close. */
    static String didYouMean(String written, Collection<String> words) {
        return Spelling.closest(written, words).map(Hints::question).orElse("");
    }

    /** What to do about an unknown key. */
    static String forUnknownKey(String key, @Nullable UclValue value, Collection<String> known) {
        Optional<String> meant =
                Spelling.closest(key, known)
                        .or(() -> Optional.ofNullable(OTHER_TOOLS.get(Spelling.plain(key))))
                        .filter(known::contains);
        if (meant.isPresent()) {
            return question(meant.get());
        }
        return value instanceof UclObject
                ? "an instance is written  " + key + " { ... }  and stands at the top of its file"
                : "";
    }

    private static String question(String word) {
        return "did you mean \"" + word + "\"?";
    }
}
