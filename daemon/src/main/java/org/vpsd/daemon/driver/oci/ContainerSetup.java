package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.sys.OpenFiles;

/**
 * What a container needs before it can be launched.
 *
 * @param name the instance
 * @param settings what it is made of
 * @param places of the launch
 * @param ranges the ids of all containers
 * @param idle the host's program that waits, for a container without INIT
 */
record ContainerSetup(
        InstanceName name,
        VpsSettings settings,
        LaunchPlaces places,
        IdRanges ranges,
        Optional<Path> idle) {

    /** Prepares its root and its bundle. */
    void prepare() throws IOException {
        OptionalLong range =
                settings.userNamespace() ? OptionalLong.of(ranges.of(name)) : OptionalLong.empty();
        RootOwners.give(settings.root(), range.orElse(0));
        Bundle.write(
                places,
                new OciConfig(
                                settings,
                                new KeptLimits(places.instance()).of(settings.limits()),
                                places.cgroup(),
                                range,
                                idle,
                                OpenFiles.hardLimit())
                        .toJson());
    }
}
