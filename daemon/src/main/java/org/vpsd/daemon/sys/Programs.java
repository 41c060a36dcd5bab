package org.vpsd.daemon.sys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs of the host where the system has them: PATH is not to be trusted for that. */
public final class Programs {

    private static final List<String> DIRECTORIES =
            List.of(
                    "/usr/local/sbin",
                    "/usr/local/bin",
                    "/usr/sbin",
                    "/usr/bin",
                    "/sbin",
                    "/bin",
                    "/usr/libexec/podman");

    private Programs() {}

    /** The file of a program; empty if the system has none of that name. */
    public static Optional<Path> find(String name) {
        return candidates(name).filter(Programs::isProgram).findFirst();
    }

    private static Stream<Path> candidates(String name) {
        return DIRECTORIES.stream().map(directory -> Path.of(directory, name));
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
