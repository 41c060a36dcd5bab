package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vpsd.daemon.model.CommandSettings;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/** Reads what a process instance runs: {@code command} and the settings that go with it. */
final class CommandReader {

    private final Settings settings;
    private final Path directory;
    private final Problems problems;

    /**
     * A reader of one section.
     *
     * @param directory where relative paths start
     */
    CommandReader(Settings settings, Path directory, Problems problems) {
        this.settings = settings;
        this.directory = directory;
        this.problems = problems;
    }

    /** The command; empty if none is set, or none that could be run. */
    Optional<CommandSettings> read() {
        List<String> argv = settings.value("command").map(this::words).orElse(List.of());
        Map<String, String> environment =
                settings.object("environment").map(this::variables).orElse(Map.of());
        Optional<String> user = settings.text("user");
        Optional<Path> workdir = settings.path("workdir", directory);
        return argv.isEmpty()
                ? Optional.empty()
                : Optional.of(new CommandSettings(located(argv), environment, user, workdir));
    }

    private List<String> words(UclValue command) {
        try {
            List<String> words =
                    command instanceof UclArray array && !array.implicit()
                            ? each(array)
                            : CommandWords.split(ScalarText.of(command, "command"));
            if (words.isEmpty() || words.getFirst().isEmpty()) {
                settings.refuse("command", "names no program", "write a program and its arguments");
                return List.of();
            }
            return words;
        } catch (UnfinishedCommandException e) {
            settings.refuse(
                    "command",
                    String.valueOf(e.getMessage()),
                    "close it, or write the words as an array: [\"...\", \"...\"]");
        } catch (UclException e) {
            problems.add(e);
        }
        return List.of();
    }

    private static List<String> each(UclArray array) throws UclException {
        List<String> words = new ArrayList<>();
        for (UclValue value : array.values()) {
            words.add(ScalarText.of(value, "command"));
        }
        return words;
    }

    /** A program given by a relative path is found from the instance's directory. */
    private List<String> located(List<String> argv) {
        String program = argv.getFirst();
        if (!program.contains("/")) {
            return argv;
        }
        List<String> located = new ArrayList<>(argv);
        located.set(0, directory.resolve(program).normalize().toString());
        return located;
    }

    private Map<String, String> variables(UclObject object) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String name : object.keys()) {
            if (name.contains("=")) {
                problems.add(
                        object.keyPosition(name),
                        "environment: \"" + name + "\" cannot name a variable: it contains '='",
                        "write  NAME = \"value\";");
                continue;
            }
            try {
                ScalarText.of(object, name).ifPresent(value -> variables.put(name, value));
            } catch (UclException e) {
                problems.add(e);
            }
        }
        return variables;
    }
}
