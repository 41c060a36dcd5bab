package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.Problem;

/**
 * A configuration directory, read.
 *
 * @param instances the sound instances, by name
 * @param problems everything that is wrong or deserves a look, by file and line
 * @param brokenDirectories directories that an instance is missing from because it is refused or
 *     cannot be read; the configuration directory itself where that cannot be read
 * @param daemon the settings of the daemon
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

    /** How many of the problems keep an instance from being used. */
    public int errors() {
        return (int) problems.stream().filter(Problem::isError).count();
    }

    /**
     * Whether an instance may be missing from a directory for no other reason than a problem: then
     * its administrator has not removed it.
     *
     * @param directory of an instance
     */
    public boolean isBroken(Path directory) {
        return brokenDirectories.stream().anyMatch(directory::startsWith);
    }
}
