package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.Problem;

/**
 * What a configuration directory says.
 *
 * @param instances those that can be used as written, by name
 * @param problems everything that is wrong
 * @param brokenDirectories directories of instances in which something is wrong
 * @param daemon the daemon's own settings
 */
public record Configuration(
        List<InstanceSpec> instances,
        List<Problem> problems,
        Set<Path> brokenDirectories,
        DaemonSettings daemon) {

    /** Copies the collections. */
    public Configuration {
        instances = List.copyOf(instances);
        problems = List.copyOf(problems);
        brokenDirectories = Set.copyOf(brokenDirectories);
    }

    /** Whether something is wrong in a directory, so that an instance may be missing for that. */
    public boolean isBroken(Path directory) {
        return brokenDirectories.contains(directory);
    }
}
