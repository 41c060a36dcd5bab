package org.vpsd.daemon.driver.oci;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.model.Signal;

/**
 * The first process of a container, and what it takes as a request to end. TERM means something
 * else to most programs that are made to be an init: busybox's reboots at it, sysvinit and systemd
 * do not end.
 */
final class InitProgram {

    private static final String INIT = "init";
    private static final String SYSTEMD = "systemd";

    private final List<String> argv;
    private final GuestRoot root;

    /**
     * An init.
     *
     * @param argv its command line; empty: nothing but a process that waits
     */
    InitProgram(List<String> argv, GuestRoot root) {
        this.argv = List.copyOf(argv);
        this.root = root;
    }

    /** The files of its container. */
    GuestRoot root() {
        return root;
    }

    /** What it is asked to end by. */
    Signal stopSignal() {
        return switch (program()) {
            case String p when p.equals(SYSTEMD) -> Signal.RTMIN_4;
            case String p when !isInit() -> Signal.TERM;
            case String p when p.startsWith("busybox") -> Signal.USR2;
            case String p when p.equals(INIT) && root.find("/etc/inittab").isPresent() ->
                    Signal.PWR;
            default -> Signal.TERM;
        };
    }

    /** Whether it is made to be an init, by its name; not just the only program. */
    boolean isInit() {
        return !argv.isEmpty()
                && (name(Path.of(argv.getFirst())).equals(INIT) || program().equals(SYSTEMD));
    }

    /** What is run, links followed. */
    private String program() {
        return argv.isEmpty()
                ? ""
                : root.find(argv.getFirst())
                        .map(InitProgram::name)
                        .orElseGet(() -> name(Path.of(argv.getFirst())));
    }

    private static String name(Path path) {
        return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    }
}
