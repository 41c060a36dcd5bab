package org.vpsd.daemon.driver.oci;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.sys.FileCapabilities;

/**
 * Gives the files of a container to its range of ids: each keeps its id inside. Set-user-ID bits
 * and file capabilities, which a change of owner takes away, are set again. It can be interrupted
 * and done again: a file that is in the range already stays as it is, and the root comes last, so
 * that its owner tells whether all is done.
 */
final class RootOwners extends SimpleFileVisitor<Path> {

    private static final int REGULAR = 0100000;
    private static final int TYPE = 0170000;
    private static final int SET_ID = 06000;
    private static final int PERMISSIONS = 07777;

    private final long base;
    private final long device;

    private RootOwners(long base, long device) {
        this.base = base;
        this.device = device;
    }

    /**
     * Sees to it that all files of a tree are in a range. What is mounted below it is left alone.
     *
     * @param base the first id of the range; 0 for the host's own ids
     * @throws IOException if some file cannot be given; the next call goes on
     */
    static void give(Path root, long base) throws IOException {
        Map<String, Object> attributes = attributes(root);
        if (!isIn(number(attributes, "uid"), base)) {
            Files.walkFileTree(root, new RootOwners(base, number(attributes, "dev")));
        }
    }

    private static boolean isIn(long id, long base) {
        return id >= base && id < base + IdRanges.SIZE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes basic)
            throws IOException {
        return number(attributes(directory), "dev") == device
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes basic) throws IOException {
        give(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error)
            throws IOException {
        if (error != null) {
            throw error;
        }
        give(directory);
        return FileVisitResult.CONTINUE;
    }

    private void give(Path file) throws IOException {
        Map<String, Object> attributes = attributes(file);
        long uid = number(attributes, "uid");
        long gid = number(attributes, "gid");
        int mode = (int) number(attributes, "mode");
        if (number(attributes, "dev") != device || (isIn(uid, base) && isIn(gid, base))) {
            return;
        }
        boolean isFile = (mode & TYPE) == REGULAR;
        Optional<FileCapabilities> capabilities =
                isFile ? FileCapabilities.of(file) : Optional.empty();
        set(file, "unix:gid", inRange(gid));
        set(file, "unix:uid", inRange(uid));
        if (isFile && (mode & SET_ID) != 0) {
            Files.setAttribute(file, "unix:mode", mode & PERMISSIONS);
        }
        if (capabilities.isPresent()) {
            capabilities.get().ofRoot(base).set(file);
        }
    }

    private int inRange(long id) {
        return (int) (base + id % IdRanges.SIZE);
    }

    private static void set(Path file, String attribute, int value) throws IOException {
        Files.setAttribute(file, attribute, value, LinkOption.NOFOLLOW_LINKS);
    }

    private static Map<String, Object> attributes(Path file) throws IOException {
        return Files.readAttributes(file, "unix:uid,gid,mode,dev", LinkOption.NOFOLLOW_LINKS);
    }

    private static long number(Map<String, Object> attributes, String key) {
        return ((Number) requireNonNull(attributes.get(key), key)).longValue();
    }
}
