package org.vpsd.daemon.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclValue;

/** Reads a program with its arguments: a text that is split as a shell does, or an array. */
final class ArgvReader {

    private final Settings settings;
    private final Problems problems;

    ArgvReader(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** The words of a key, one at least; empty if it is not set, or names no program. */
    Optional<List<String>> read(String key) {
        return settings.value(key).map(value -> words(key, value)).filter(w -> !w.isEmpty());
    }

    private List<String> words(String key, UclValue command) {
        try {
            List<String> words =
                    command instanceof UclArray array && !array.implicit()
                            ? each(key, array)
                            : CommandWords.split(ScalarText.of(command, key));
            if (words.isEmpty() || words.getFirst().isEmpty()) {
                settings.refuse(key, "names no program", "write a program and its arguments");
                return List.of();
            }
            return words;
        } catch (UnfinishedCommandException e) {
            settings.refuse(
                    key,
                    String.valueOf(e.getMessage()),
                    "close it, or write the words as an array: [\"...\", \"...\"]");
        } catch (UclException e) {
            problems.add(e);
        }
        return List.of();
    }

    private static List<String> each(String key, UclArray array) throws UclException {
        List<String> words = new ArrayList<>();
        for (UclValue value : array.values()) {
            words.add(ScalarText.of(value, key));
        }
        return words;
    }
}
