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
