package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Execution;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.Session;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.ProcessIdentity;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.PacketSocket;
import org.vpsd.daemon.sys.Processes;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/** Runs programs inside a container, each under a conmon of its own. */
final class ContainerPrograms {

    private static final Logger log = LoggerFactory.getLogger(ContainerPrograms.class);

    private final Containers containers;
    private final ContainerFinder finder;
    private final LaunchPlaces container;
    private final Path instanceLog;

    /**
     * The programs of one container.
     *
     * @param instanceLog takes the output of those that nobody is connected to
     */
    ContainerPrograms(
            Containers containers,
            ContainerFinder finder,
            LaunchPlaces container,
            Path instanceLog) {
        this.containers = containers;
        this.finder = finder;
        this.container = container;
        this.instanceLog = instanceLog;
    }

    /** Runs a program and connects to it. */
    Session attached(Execution execution) throws LaunchException {
        ProgramPlaces places = newPlaces();
        try {
            Processes.Piped conmon = begin(places, execution, "none", true);
            try (OutputStream input = conmon.input()) {
                return connect(places, conmon.process(), input);
            }
        } catch (IOException e) {
            clear(places);
            throw new LaunchException(IoErrors.describe(e), e);
        }
    }

    /** Connects before the program begins, so that nothing of its output is missed. */
    private Session connect(ProgramPlaces places, ProcessIdentity keeper, OutputStream input)
            throws IOException, LaunchException {
        if (!finder.isThere(places.ready(), keeper)) {
            throw failed(places, keeper);
        }
        PacketSocket socket = PacketSocket.connect(places.socket());
        next(input);
        if (!hasBegun(places, keeper)) {
            socket.close();
            throw failed(places, keeper);
        }
        return new ConmonSession(socket, places.directory(), new Running(places, keeper));
    }

    private boolean hasBegun(ProgramPlaces places, ProcessIdentity keeper) throws IOException {
        return finder.answer(places.said(), keeper, 1)
                .filter(answer -> answer.number().isPresent())
                .isPresent();
    }

    /** Runs a program and leaves it to itself. */
    void detached(Execution execution) throws LaunchException {
        ProgramPlaces places = newPlaces();
        try {
            Processes.Piped conmon = begin(places, execution, "k8s-file:" + instanceLog, false);
            conmon.input().close();
            ProcessIdentity keeper = conmon.process();
            if (!hasBegun(places, keeper)) {
                throw failed(places, keeper);
            }
            containers.processes().watch(keeper, () -> clearLater(places));
        } catch (IOException e) {
            clear(places);
            throw new LaunchException(IoErrors.describe(e), e);
        }
    }

    private ProgramPlaces newPlaces() {
        long random = ThreadLocalRandom.current().nextLong();
        return ProgramPlaces.of(container, HexFormat.of().toHexDigits(random));
    }

    private Processes.Piped begin(
            ProgramPlaces places, Execution execution, String output, boolean attached)
            throws IOException {
        DurableFiles.createPrivateDirectory(places.directory());
        Files.writeString(
                places.process(), Json.write(ProgramProcess.of(firstProcess(), execution)));
        Processes.Piped conmon =
                containers
                        .processes()
                        .spawnPiped(
                                containers
                                        .command()
                                        .running(container, places, execution, output, attached),
                                OciLaunch.ENVIRONMENT);
        next(conmon.input());
        return conmon;
    }

    /** Lets conmon take its next step. */
    private static void next(OutputStream input) throws IOException {
        input.write('\n');
    }

    private UclObject firstProcess() throws IOException {
        try {
            String text = Files.readString(container.config());
            if (Json.parse(text, container.config().toString()) instanceof UclObject config) {
                return config.object("process")
                        .orElseThrow(() -> new IOException(container.config() + ": no process"));
            }
        } catch (UclException e) {
            throw new IOException(e.getMessage(), e);
        }
        throw new IOException(container.config() + " is no object");
    }

    private LaunchException failed(ProgramPlaces places, ProcessIdentity keeper)
            throws IOException {
        containers.processes().signal(keeper, Signal.KILL);
        containers.processes().reap(keeper);
        String message =
                ConmonAnswers.read(places.said()).stream()
                        .map(ConmonAnswers.Answer::message)
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElseGet(() -> complaint(places));
        clear(places);
        return new LaunchException("cannot run it: " + RuntimeMessage.plain(message));
    }

    private static String complaint(ProgramPlaces places) {
        try {
            List<String> lines = Files.readAllLines(places.complaints());
            return lines.isEmpty() ? "conmon could not run it" : lines.getLast();
        } catch (IOException e) {
            return "conmon could not run it";
        }
    }

    private static void clearLater(ProgramPlaces places) {
        Thread.ofVirtual().name("program end").start(() -> clear(places));
    }

    private static void clear(ProgramPlaces places) {
        try {
            Bundle.removeTree(places.directory());
            Files.deleteIfExists(places.link());
        } catch (IOException e) {
            log.warn("{} is left: {}", places.directory(), IoErrors.describe(e));
        }
    }

    /** A program that somebody is connected to. */
    private final class Running implements ConmonSession.Program {
        private final ProgramPlaces places;
        private final ProcessIdentity keeper;

        Running(ProgramPlaces places, ProcessIdentity keeper) {
            this.places = places;
            this.keeper = keeper;
        }

        @Override
        public Optional<ExitStatus> exit() {
            try {
                return finder.answer(places.said(), keeper, 2)
                        .filter(answer -> answer.number().isPresent())
                        .map(answer -> ExitStatus.ofShell((int) answer.number().getAsLong()));
            } catch (IOException e) {
                log.warn("{}: {}", places.said(), IoErrors.describe(e));
                return Optional.empty();
            }
        }

        /** With conmon its terminal goes, which the kernel tells it by HUP. */
        @Override
        public void hangUp() {
            if (containers.processes().isAlive(keeper)) {
                pid().flatMap(containers.processes()::identify)
                        .ifPresent(p -> containers.processes().signal(p, Signal.HUP));
                containers.processes().signal(keeper, Signal.KILL);
            }
            containers.processes().reap(keeper);
            clearLater(places);
        }

        private Optional<Long> pid() {
            try {
                return ConmonAnswers.read(places.said()).stream()
                        .findFirst()
                        .map(answer -> answer.number().orElse(-1))
                        .filter(pid -> pid > 0);
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
