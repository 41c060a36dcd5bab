package org.vpsd.daemon.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The configuration of a test's daemon, in {@code etc} of its directory. */
final class Etc {

    private final Path directory;

    Etc(Path root) throws IOException {
        this.directory = Files.createDirectories(root.resolve("etc"));
    }

    /** The directory of an instance. */
    Path of(String name) {
        return directory.resolve(name);
    }

    /** Writes the file {@code config} of a directory. */
    void config(String name, String text) throws IOException {
        write(Files.createDirectories(of(name)).resolve("config"), text, "rw-r--r--");
    }

    /** Writes {@code vpsd.conf}. */
    void daemon(String text) throws IOException {
        write(directory.resolve("vpsd.conf"), text, "rw-r--r--");
    }

    /** Writes a hook, a shell script. */
    void hook(String name, String hook, String script) throws IOException {
        write(of(name).resolve(hook), "#!/bin/sh\n" + script + "\n", "rwxr-xr-x");
    }

    private static void write(Path file, String text, String mode) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
