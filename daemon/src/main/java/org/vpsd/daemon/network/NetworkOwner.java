package org.vpsd.daemon.network;

import java.nio.file.Path;
import java.time.Duration;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.NetworkSettings;

/**
 * An instance, as far as its network is concerned.
 *
 * @param directory its private directory
 * @param patience how long its commands on the host may take
 */
public record NetworkOwner(
        InstanceName name, NetworkSettings settings, Path directory, Duration patience) {

    /** What keeps the network of its container alive while something of the host is inside. */
    Path kept() {
        return directory.resolve("netns");
    }
}
