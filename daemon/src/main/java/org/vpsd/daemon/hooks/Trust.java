package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whose files may be run as hooks. "As root, a hook that someone other than root or the owner can
 * write to is refused" (DESIGN.md, Hooks).
 *
 * <ul>
 *   <li>A hook and the directory that holds it must belong to root, to the daemon's account or to
 *       the instance's owner.
 *   <li>Nobody else may be able to write to them: neither others, nor a group, other than root's.
 *   <li>For a daemon that runs as root this holds for every directory above, too, as whoever can
 *       rename one can put another hook there. There a directory with the sticky bit, such as
 *       {@code /tmp}, may be writable for all: only the owner of what it holds can rename that.
 *   <li>For an ordinary user's daemon the directories above are that user's business, and a group
 *       that has the name of the file's owner is the owner's own (user private groups).
 * </ul>
 */
final class Trust {

    private static final String ROOT = "root";

    private final boolean isDaemonRoot;
    private final Set<String> owners = new HashSet<>();

    /**
     * What is trusted.
     *
     * @param daemonUser the account that the daemon runs as
     * @param owner the instance's owner
     */
    Trust(String daemonUser, Optional<String> owner) {
        this.isDaemonRoot = daemonUser.equals(ROOT);
        owners.add(ROOT);
        owners.add(daemonUser);
        owner.ifPresent(owners::add);
    }

    /**
     * Checks a hook's file.
     *
     * @param file a path without symbolic links
     * @throws RefusedHookException if it is not to be trusted
     */
    void requireFile(Path file) throws RefusedHookException, IOException {
        require(file, false);
        Path directory = file.getParent();
        if (directory != null) {
            requireDirectory(directory);
        }
    }

    /**
     * Checks a directory that holds a hook, or a link to it.
     *
     * @param directory a path without symbolic links
     * @throws RefusedHookException if it is not to be trusted
     */
    void requireDirectory(Path directory) throws RefusedHookException, IOException {
        require(directory, false);
        Path above = directory.getParent();
        while (isDaemonRoot && above != null) {
            require(above, true);
            above = above.getParent();
        }
    }

    private void require(Path file, boolean mayBeSticky) throws RefusedHookException, IOException {
        FileMode mode = FileMode.of(file);
        if (!isTrusted(mode)) {
            throw new RefusedHookException(
                    "is refused: %s belongs to %s, who is neither root nor the instance's owner; chown root %s"
                            .formatted(file, mode.owner(), file));
        }
        if (mayBeSticky && mode.isSticky()) {
            return;
        }
        if (mode.isOthersWritable()) {
            throw writable(file, "everybody");
        }
        if (mode.isGroupWritable() && !isTrustedGroup(mode)) {
            throw writable(file, "group " + mode.group());
        }
    }

    private static RefusedHookException writable(Path file, String by) {
        return new RefusedHookException(
                "is refused: %s is writable by %s; chmod go-w %s".formatted(file, by, file));
    }

    private boolean isTrusted(FileMode mode) {
        return mode.uid() == 0
                || owners.contains(mode.owner())
                || owners.contains(Integer.toString(mode.uid()));
    }

    private boolean isTrustedGroup(FileMode mode) {
        return mode.gid() == 0 || (!isDaemonRoot && mode.group().equals(mode.owner()));
    }
}
