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
        if (argv.isEmpty()) {
            return Signal.TERM;
        }
        String called = name(Path.of(argv.getFirst()));
        String program = root.find(argv.getFirst()).map(InitProgram::name).orElse(called);
        if (program.equals("systemd")) {
            return Signal.RTMIN_4;
        }
        if (!called.equals(INIT)) {
            return Signal.TERM;
        }
        if (program.startsWith("busybox")) {
            return Signal.USR2;
        }
        boolean sysvinit = program.equals(INIT) && root.find("/etc/inittab").isPresent();
        return sysvinit ? Signal.PWR : Signal.TERM;
    }

    private static String name(Path path) {
        return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    }
}
