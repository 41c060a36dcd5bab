package org.vpsd.daemon.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.config.SpecReader;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.instance.Requested;
import org.vpsd.daemon.instance.Surroundings;
import org.vpsd.daemon.journal.EventStream;
import org.vpsd.daemon.journal.InstanceLogs;
import org.vpsd.daemon.journal.Subscription;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.State;
import org.vpsd.daemon.store.StateStore;
import org.vpsd.daemon.sys.FaultPoints;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.jucl.UclException;

/**
 * Restarts an instance that does nothing, a few dozen times, in a directory of its own: the JVM
 * compiles what it has seen often enough, and a supervisor sees crashes seldom. Without this the
 * first restarts of a daemon take several times as long as later ones.
 */
final class Rehearsal {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

    /** As many restarts as its instance may have; then it has failed, and the rehearsal is over. */
    private static final String SETTINGS =
            """
            {"command":["/bin/sh","-c",":"],"restart":"always","maxrestart":40,"maxrestarttime":"1h"}\
            """;

    private static final Duration TIME = Duration.ofSeconds(10);

    private final Path directory;
    private final Surroundings daemon;

    /**
     * A rehearsal.
     *
     * @param directory its own, removed before and after
     * @param daemon what real instances share
     */
    Rehearsal(Path directory, Surroundings daemon) {
        this.directory = directory;
        this.daemon = daemon;
    }

    /** Performs it; what goes wrong is only told in the log, if that tells more than usual. */
    void perform() {
        try {
            remove();
            Files.createDirectories(directory);
            rehearse();
        } catch (IOException | UclException e) {
            log.debug("no rehearsal: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            remove();
        } catch (IOException e) {
            log.debug("a rehearsal left something: {}", IoErrors.describe(e));
        }
    }

    private void rehearse() throws IOException, UclException, InterruptedException {
        InstanceName name = new InstanceName("rehearsal");
        InstanceSpec spec = SpecReader.fromSaved(name, directory, "vpsd", SETTINGS);
        EventStream events = new EventStream();
        Surroundings stage =
                daemon.apart(
                        new InstanceLogs(Files.createDirectory(directory.resolve("log"))), events);
        Optional<StateStore> store =
                StateStore.open(directory.resolve("state"), "rehearsal", FaultPoints.NONE);
        try (Subscription changes = events.subscribe(any -> true);
                StateStore its = store.orElseThrow()) {
            Instance instance =
                    new Instance(
                            Optional.empty(),
                            Optional.of(spec),
                            its.of(name),
                            its.boot(),
                            stage,
                            gone -> {});
            instance.begin().join();
            Requested _ = instance.request(Event.START);
            Instant deadline = Instant.now().plus(TIME);
            Optional<Subscription.Delivery> change = changes.poll(TIME);
            while (change.filter(c -> c.change().state() != State.FAILED).isPresent()
                    && Instant.now().isBefore(deadline)) {
                change = changes.poll(TIME);
            }
        }
    }

    private void remove() throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }
}
