package org.vpsd.daemon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.Problem;

/** A configuration directory that a test fills and reads. */
final class ConfigTree {

    private final Path root;

    ConfigTree(Path root) {
        this.root = root;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Writes a file, with its directories, that only its owner can change. */
    ConfigTree file(String name, String text) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
            mode(at, Files.isDirectory(at) ? "rwxr-xr-x" : "rw-r--r--");
        }
        return this;
    }

    /** Copies a tree: a checkout may belong to anybody, the copy is only the tester's to change. */
    ConfigTree copyOf(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                file(from.relativize(file).toString(), Files.readString(file));
            }
        }
        return this;
    }

    /** Writes {@code <directory>/config} with one instance. */
    ConfigTree instance(String name, String settings) throws IOException {
        return file(name + "/config", name + " {\n" + settings + "\n}\n");
    }

    static void mode(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    Configuration read() {
        return new ConfigReader(Set.of(InstanceType.PROCESS)).read(root);
    }

    /** The names of the sound instances, in their order. */
    static List<String> names(Configuration configuration) {
        return configuration.instances().stream().map(spec -> spec.name().value()).toList();
    }

    /** The problems, each on a line, the directory of the test left out. */
    List<String> problems(Configuration configuration) {
        return configuration.problems().stream()
                .map(Problem::toString)
                .map(this::withoutRoot)
                .toList();
    }

    String withoutRoot(String text) {
        return text.replace(root + "/", "").replace(root.toString(), "DIR");
    }

    /** The one instance of a sound configuration. */
    static InstanceSpec only(Configuration configuration) {
        if (!configuration.problems().isEmpty() || configuration.instances().size() != 1) {
            throw new AssertionError(configuration.toString());
        }
        return configuration.instances().getFirst();
    }
}
