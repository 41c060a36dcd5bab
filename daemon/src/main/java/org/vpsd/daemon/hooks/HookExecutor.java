package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.vpsd.daemon.sys.Processes;

/** Starts a command in its own session, its output going through a relay: a {@link HookProcess}. */
final class HookExecutor extends DefaultExecutor {

    private static final String NULL_DEVICE = "/dev/null";

    private final Processes processes;
    private final Path directory;
    private final Consumer<HookProcess> launched;

    /**
     * An executor for one hook.
     *
     * @param directory its working directory
     * @param launched is told of the process once it is started
     */
    @SuppressWarnings("deprecation") // the only constructor that a subclass can reach
    HookExecutor(Processes processes, Path directory, Consumer<HookProcess> launched) {
        this.processes = processes;
        this.directory = directory;
        this.launched = launched;
        setExitValues(null);
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, Path ignored)
            throws IOException {
        ProcessBuilder main =
                builder(List.of(command.toStrings()), environment)
                        .directory(directory.toFile())
                        .redirectInput(Redirect.from(Path.of(NULL_DEVICE).toFile()))
                        .redirectErrorStream(true);
        ProcessBuilder relay =
                builder(List.of("/bin/cat"), Map.of()).redirectError(Redirect.DISCARD);
        List<Process> both = ProcessBuilder.startPipeline(List.of(main, relay));
        HookProcess hook = new HookProcess(both.getFirst(), both.getLast(), processes);
        launched.accept(hook);
        return hook;
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
