package org.vpsd.daemon.model;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where an instance's hooks are and how long each may take.
 *
 * @param directory the directory with executables named after states ({@code scriptpath} of
 *     vmstated(8))
 * @param timeout after which a hook is ended and counts as failed
 */
public record HookSettings(Path directory, Duration timeout) {

    /** The default time of a hook. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
}
