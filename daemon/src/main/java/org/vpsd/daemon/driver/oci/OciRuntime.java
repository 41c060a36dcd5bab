package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vpsd.daemon.sys.HostCommand;

/**
 * The OCI runtime, as far as it is called directly.
 *
 * @param program runc, or one with its command line
 */
record OciRuntime(Path program) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Removes a container, its processes and its cgroup; nothing happens if there is none. */
    void delete(LaunchPlaces places) throws IOException {
        HostCommand.Result result = call(places, "", "delete", "--force", places.id());
        if (!result.isSuccess()) {
            throw new IOException(program + " delete: " + result.complaint());
        }
    }

    /** Calls it with some arguments. */
    HostCommand.Result call(LaunchPlaces places, String input, String... arguments)
            throws IOException {
        List<String> argv = new ArrayList<>();
        argv.add(program.toString());
        argv.addAll(List.of("--root", places.runtimeRoot().toString()));
        argv.addAll(List.of(arguments));
        return HostCommand.run(argv, input, PATIENCE);
    }
}
