package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.model.CommandSettings;

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
        Optional<List<String>> argv = new ArgvReader(settings, problems).read("command");
        var environment = new EnvironmentReader(settings, problems).read();
        Optional<String> user = settings.text("user");
        Optional<Path> workdir = settings.path("workdir", directory);
        return argv.map(words -> new CommandSettings(located(words), environment, user, workdir));
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
}
