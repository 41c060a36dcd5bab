package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclObject;

/** The files of a launch on disk. They need not outlive a loss of power: no container does. */
final class Bundle {

    private Bundle() {}

    /** Writes what the runtime and conmon need. */
    static void write(LaunchPlaces places, UclObject config) throws IOException {
        for (Path directory :
                List.of(
                        places.runtimeRoot(),
                        places.sockets(),
                        places.exitDirectory(),
                        places.persistDirectory())) {
            DurableFiles.createPrivateDirectory(directory);
        }
        Files.writeString(places.config(), Json.write(config));
    }

    /** Removes what a launch has left, its file excepted. */
    static void remove(LaunchPlaces places) throws IOException {
        removeTree(places.bundle());
        Files.deleteIfExists(places.sockets().resolve(places.token()));
    }

    /** Removes the files of all other launches of the instance. */
    static void removeOthers(LaunchPlaces present) throws IOException {
        LaunchFile.removeAllBut(present.file());
        List<Path> bundles;
        try (Stream<Path> files = Files.list(present.instance())) {
            bundles =
                    files.filter(f -> name(f).startsWith(LaunchPlaces.BUNDLE))
                            .filter(f -> !name(f).equals(name(present.bundle())))
                            .toList();
        }
        for (Path bundle : bundles) {
            removeTree(bundle);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Removes a directory with all that is in it; no link is followed. */
    static void removeTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException error) throws IOException {
                        Files.deleteIfExists(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
