package org.vpsd.daemon.cgroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One control group, of the same path in every hierarchy.
 *
 * @param hierarchies of the host
 * @param path from their roots, with a slash before it
 */
public record Cgroup(Hierarchies hierarchies, String path) {

    /** The files of a controller: its own directory, or the unified one. */
    Optional<Path> directory(String controller) {
        Path v1 = hierarchies.v1().get(controller);
        Optional<Path> mount = v1 == null ? hierarchies.v2() : Optional.of(v1);
        return mount.map(root -> root.resolve(path.substring(1))).filter(Files::isDirectory);
    }

    /** What a file says; empty if it is not there, or cannot be read. */
    Optional<String> read(String controller, String file) {
        return directory(controller).flatMap(directory -> text(directory.resolve(file)));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The number that a file says; empty if there is none, as with {@code max}. */
    OptionalLong number(String controller, String file) {
        return read(controller, file)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** The number after a key in a file of lines {@code KEY NUMBER}; 0 if it is not there. */
    long keyed(String controller, String file, String key) {
        return read(controller, file).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1).strip())
                .filter(text -> text.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /**
     * Writes to a file.
     *
     * @throws IOException if it is not there, or refuses the text
     */
    void write(String controller, String file, String text) throws IOException {
        Path directory =
                directory(controller)
                        .orElseThrow(
                                () ->
                                        new NoSuchFileException(
                                                path, null, "has no controller " + controller));
        Files.write(
                directory.resolve(file),
                text.getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.WRITE);
    }
}
