package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The files of a container as they are named inside: a symbolic link is followed below its root
 * only, however it is written, as its tenant may have made it to point at a file of the host.
 *
 * @param directory the root, as the host names it
 */
record GuestRoot(Path directory) {

    /** As many links as Linux follows in one path (path_resolution(7)). */
    private static final int MAX_LINKS = 40;

    /** The file that a path names inside, links followed, as the host names it; empty if none. */
    Optional<Path> find(String path) {
        Deque<String> ahead = new ArrayDeque<>(parts(path));
        Path at = directory;
        int links = 0;
        while (!ahead.isEmpty()) {
            String part = ahead.pop();
            if (part.equals("..")) {
                at = at.equals(directory) ? at : parent(at);
                continue;
            }
            Path next = at.resolve(part);
            if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            Optional<String> target = target(next);
            if (target.isEmpty()) {
                at = next;
            } else if (++links > MAX_LINKS) {
                return Optional.empty();
            } else {
                at = target.get().startsWith("/") ? directory : at;
                parts(target.get()).reversed().forEach(ahead::push);
            }
        }
        return Optional.of(at);
    }

    /** Insists on a directory that can be a root. */
    void requireDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(
                    "its root "
                            + directory
                            + (Files.exists(directory)
                                    ? " is not a directory"
                                    : " does not exist"));
        }
    }

    /**
     * Insists on a way in for everybody: the runtime looks for the root with the rights of root
     * inside, who is somebody else here.
     */
    void requireWayIn() throws IOException {
        for (Path at = directory.getParent(); at != null; at = at.getParent()) {
            Object mode = Files.getAttribute(at, "unix:mode");
            if (mode instanceof Integer bits && (bits & 1) == 0) {
                throw new IOException(
                        at
                                + " on the way to its root cannot be entered by its accounts, which"
                                + " are others than those of the host: chmod o+x "
                                + at);
            }
        }
    }

    /** Insists on an init that is there; one without a slash is looked for when it is run. */
    void require(List<String> init) throws IOException {
        if (!init.isEmpty() && init.getFirst().startsWith("/") && find(init.getFirst()).isEmpty()) {
            throw new IOException(
                    "its init " + init.getFirst() + " does not exist in " + directory);
        }
    }

    private Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? directory : parent;
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/")));
        parts.removeIf(part -> part.isEmpty() || part.equals("."));
        return parts;
    }

    /** Where a symbolic link points; empty if it is none. */
    private static Optional<String> target(Path file) {
        if (!Files.isSymbolicLink(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
            return Optional.of("/");
        }
    }
}
