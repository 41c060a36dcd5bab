package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.storage.RootStorage;
import org.vpsd.daemon.sys.OpenFiles;

/**
 * What a container needs before it can be launched.
 *
 * @param name the instance
 * @param settings what it is made of
 * @param places of the launch
 * @param storageDirectory what the root is made of, where it is more than a directory
 * @param ranges the ids of all containers
 * @param idle the host's program that waits, for a container without INIT
 */
record ContainerSetup(
        InstanceName name,
        VpsSettings settings,
        LaunchPlaces places,
        Path storageDirectory,
        IdRanges ranges,
        Optional<Path> idle) {

    /** Its root, as far as it is brought and taken away. */
    RootStorage storage() {
        return new RootStorage(settings.storage(), settings.root(), storageDirectory);
    }

    /** Prepares its root and its bundle. */
    void prepare() throws IOException {
        OptionalLong range =
                settings.userNamespace() ? OptionalLong.of(ranges.of(name)) : OptionalLong.empty();
        storage().attach();
        GuestRoot root = new GuestRoot(settings.root());
        root.requireDirectory();
        root.require(settings.init());
        if (range.isPresent()) {
            root.requireWayIn();
        }
        RootOwners.give(settings.root(), range.orElse(0));
        Limits limits = new KeptLimits(places.instance()).of(settings.limits());
        PrivilegeChanges changes = new KeptPrivileges(places.instance()).of(settings.privileges());
        EffectivePrivileges privileges = EffectivePrivileges.of(range.isPresent(), changes);
        long maxFiles = OpenFiles.hardLimit();
        OciConfig config =
                new OciConfig(settings, limits, privileges, places.cgroup(), range, idle, maxFiles);
        Bundle.write(places, config.toJson());
        // What this run has stays known when that of the next is changed.
        new KeptPrivileges(places.bundle()).note(settings.privileges(), changes);
    }
}
