package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.cgroup.Cgroup;
import org.vpsd.daemon.cgroup.Hierarchies;
import org.vpsd.daemon.driver.Run;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.FaultPoints;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Processes;

/**
 * Finds out what became of launches, and clears away those that failed.
 *
 * @param processes of the host
 * @param command how conmon is called
 * @param hierarchies the cgroups of the host
 * @param logs keeps the logs within bounds
 * @param softLimits counts how often they are exceeded
 * @param faultPoints told of each step
 */
record Containers(
        Processes processes,
        ConmonCommand command,
        Hierarchies hierarchies,
        ConsoleLogs logs,
        SoftLimits softLimits,
        FaultPoints faultPoints) {

    private static final Logger log = LoggerFactory.getLogger(Containers.class);

    /** The cgroup of a launch. */
    Cgroup cgroup(LaunchPlaces places) {
        return new Cgroup(hierarchies, places.cgroup());
    }

    /** The OCI runtime. */
    OciRuntime runtime() {
        return new OciRuntime(command.runtime());
    }

    /** Waits for a launch that has begun; empty if it failed. */
    Optional<Run> begun(Container container, ProcessIdentity conmon) throws IOException {
        LaunchPlaces places = container.places();
        ContainerFinder finder = new ContainerFinder(processes);
        Optional<ConmonAnswers.Answer> answer = finder.answer(places.file(), conmon, 1);
        if (answer.isEmpty() || answer.get().number().isEmpty()) {
            processes.signalGroup(conmon.pid(), Signal.KILL);
            processes.reap(conmon);
            return Optional.empty();
        }
        ProcessIdentity init = init(places, answer.get().number().getAsLong());
        if (processes.isAlive(init)) {
            container.network().running(places, init.pid());
        }
        return Optional.of(new OciRun(this, finder, container, conmon, init));
    }

    /** The first process of a container; one that has ended may have left its pid to another. */
    private ProcessIdentity init(LaunchPlaces places, long pid) throws IOException {
        Optional<ProcessIdentity> process = processes.identify(pid);
        boolean isInside = process.isPresent() && isIn(pid, places.cgroup());
        return isInside ? process.get() : new ProcessIdentity(pid, 0);
    }

    private static boolean isIn(long pid, String cgroup) {
        try {
            // An init such as systemd moves itself into a group below.
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "cgroup")).stream()
                    .anyMatch(line -> (line + "/").contains(cgroup + "/"));
        } catch (IOException e) {
            return false;
        }
    }

    /** A step of a launch or its end is done. */
    void reached(LaunchPlaces places, String step) {
        faultPoints.reached(places.id() + " " + step);
    }

    /** Who claimed a launch. */
    Optional<ProcessIdentity> keeper(LaunchPlaces places) throws IOException {
        return new ContainerFinder(processes).keeper(places.file());
    }

    /** Why a launch failed. */
    String failure(LaunchPlaces places) throws IOException {
        String said =
                ContainerFile.read(places.file())
                        .answer()
                        .map(ConmonAnswers.Answer::message)
                        .orElse("");
        if (!said.isBlank()) {
            return "the container could not be started: " + RuntimeMessage.plain(said);
        }
        List<String> complaints =
                Files.exists(places.complaints())
                        ? Files.readAllLines(places.complaints())
                        : List.of();
        return complaints.isEmpty()
                ? "conmon could not begin: its disk or its log may be full or read-only"
                : "conmon failed: " + RuntimeMessage.plain(complaints.getLast());
    }

    /** Clears away what a failed launch has left. */
    void dispose(LaunchPlaces places) {
        try {
            runtime().delete(places);
            Bundle.remove(places);
        } catch (IOException e) {
            log.warn("{}: not all of it is removed: {}", places.id(), IoErrors.describe(e));
        }
    }
}
