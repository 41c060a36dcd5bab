package org.vpsd.daemon.driver;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file of a launch, by which it happens at most once: what is to launch creates it and does
 * nothing if it is there; so who creates it first has decided whether the launch happens at all.
 */
public final class LaunchFile {

    /** The line of a launch that will never happen. */
    public static final String VOID = "void";

    private static final String PREFIX = "run.";

    private LaunchFile() {}

    /** The file of a launch. */
    public static Path of(Path directory, String token) {
        return directory.resolve(PREFIX + token);
    }

    /**
     * Creates the file in the launcher's stead, so that this launch does not happen any more.
     *
     * @return whether that was in time
     */
    public static boolean claim(Path file) throws IOException {
        try {
            Files.createFile(file);
            Files.writeString(file, VOID + "\n", StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Removes the files of all launches but the present one. */
    public static void removeAllBut(Path present) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(present.getParent())) {
            old = files.filter(f -> f.getFileName().toString().startsWith(PREFIX)).toList();
        }
        for (Path file : old) {
            if (!file.getFileName().equals(present.getFileName())) {
                Files.deleteIfExists(file);
            }
        }
    }
}
