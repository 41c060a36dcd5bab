package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Resource;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.sys.ControllingTerminal;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.OpenFiles;
import org.vpsd.daemon.sys.Processes;

/**
 * What a container needs before it can be launched.
 *
 * @param name the instance
 * @param container that is to be launched
 * @param ranges the ids of all containers
 * @param idle the host's program that waits, for a container without INIT
 */
record ContainerSetup(
        InstanceName name, Container container, IdRanges ranges, Optional<Path> idle) {

    private static final Logger log = LoggerFactory.getLogger(ContainerSetup.class);

    /** Prepares its root and its bundle. */
    void prepare() throws IOException {
        VpsSettings settings = container.settings();
        LaunchPlaces places = container.places();
        Limits limits = KeptChanges.ofLimits(places.instance()).of(settings.limits());
        container.storage().attach(limits.of(Resource.DISK).hard());
        OptionalLong range =
                settings.userNamespace() ? OptionalLong.of(ranges.of(name)) : OptionalLong.empty();
        requireRoot(new GuestRoot(settings.root()), range.isPresent());
        RootOwners.give(settings.root(), range.orElse(0));
        PrivilegeChanges changes =
                KeptChanges.ofPrivileges(places.instance()).of(settings.privileges());
        EffectivePrivileges privileges = EffectivePrivileges.of(range.isPresent(), changes);
        tell(ContainerLimits.remarks(limits, settings.root()));
        tell(EffectivePrivileges.remarks(range.isPresent(), changes.allow(), changes.nosys()));
        OciConfig config =
                new OciConfig(
                        settings,
                        limits,
                        privileges,
                        places.cgroup(),
                        range,
                        idle,
                        container.network().plug(places),
                        OpenFiles.hardLimit());
        Bundle.write(places, config.toJson());
        // What this run has stays known when that of the next is changed.
        KeptChanges.ofPrivileges(places.bundle()).note(settings.privileges(), changes);
    }

    /** What of its settings does not come to what one might think. */
    private void tell(List<String> remarks) {
        remarks.forEach(remark -> log.warn("{}: {}", name, remark));
    }

    /** Lets a login on the console be the master of it, where there is an init that has logins. */
    void freeConsole(Processes processes, ProcessIdentity conmon) {
        VpsSettings settings = container.settings();
        if (!new InitProgram(settings.init(), new GuestRoot(settings.root())).isInit()) {
            return;
        }
        Thread.ofVirtual()
                .name("console")
                .start(
                        () -> {
                            try {
                                ControllingTerminal.free(processes, conmon);
                            } catch (IOException e) {
                                log.info(
                                        "{}: logins on its console have no job control: {}",
                                        name,
                                        IoErrors.describe(e));
                            }
                        });
    }

    private void requireRoot(GuestRoot root, boolean isForOthers) throws IOException {
        root.requireDirectory();
        root.require(container.settings().init());
        if (isForOthers) {
            root.requireWayIn();
        }
    }
}
