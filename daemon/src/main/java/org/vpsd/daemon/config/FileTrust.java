package org.vpsd.daemon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose configuration is believed: it says what runs, and as whom, so nobody but root and the
 * daemon's own account may be able to change it.
 *
 * <p>That is asked of a file and the directory that holds it. For a daemon that runs as root it is
 * also asked of every directory above, as whoever can rename one can put another file there; of
 * these, one with the sticky bit such as {@code /tmp} may be writable for all. For an ordinary
 * user's daemon a group with the name of the file's owner is the owner's own (user private groups).
 */
final class FileTrust {

    private static final int STICKY = 01000;
    private static final int GROUP_WRITE = 0020;
    private static final int OTHERS_WRITE = 0002;

    private final String daemonUser;
    private final boolean isDaemonRoot;
    private final Map<Path, Optional<Objection>> directoriesAbove = new HashMap<>();

    /**
     * What speaks against a file.
     *
     * @param message why it is not believed
     * @param hint the command that mends it
     */
    record Objection(String message, String hint) {}

    /**
     * Trust as of now: what was found of a directory is remembered.
     *
     * @param daemonUser the account that the daemon runs as
     */
    FileTrust(String daemonUser) {
        this.daemonUser = daemonUser;
        this.isDaemonRoot = daemonUser.equals("root");
    }

    /** What speaks against a file, all symbolic links followed; empty if nothing does. */
    Optional<Objection> ofFile(Path file) throws IOException {
        Path real = file.toRealPath();
        Optional<Objection> objection = examine(real, false);
        if (objection.isEmpty()) {
            objection = ofDirectory(parent(real));
        }
        return objection.isPresent() ? objection : ofDirectory(parent(file));
    }

    /** What speaks against a directory that holds configuration. */
    Optional<Objection> ofDirectory(Path directory) throws IOException {
        Path real = directory.toRealPath();
        Optional<Objection> objection = examine(real, false);
        return objection.isPresent() ? objection : ofAbove(real);
    }

    private Optional<Objection> ofAbove(Path directory) throws IOException {
        Path above = directory.getParent();
        if (!isDaemonRoot || above == null) {
            return Optional.empty();
        }
        Optional<Objection> known = directoriesAbove.get(above);
        if (known == null) {
            known = examine(above, true);
            if (known.isEmpty()) {
                known = ofAbove(above);
            }
            directoriesAbove.put(above, known);
        }
        return known;
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a parent");
    }

    private Optional<Objection> examine(Path file, boolean mayBeSticky) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, "unix:mode,uid,gid");
        int mode = number(attributes, "mode");
        int uid = number(attributes, "uid");
        if (uid != 0 && !name(file, "owner").equals(daemonUser)) {
            return Optional.of(
                    new Objection(
                            "%s belongs to %s, who could change what vpsd runs"
                                    .formatted(file, name(file, "owner")),
                            "chown %s %s".formatted(daemonUser, file)));
        }
        if (mayBeSticky && (mode & STICKY) != 0) {
            return Optional.empty();
        }
        if ((mode & OTHERS_WRITE) != 0) {
            return Optional.of(writable(file, "everybody"));
        }
        if ((mode & GROUP_WRITE) != 0 && !isTrustedGroup(file, number(attributes, "gid"))) {
            return Optional.of(writable(file, "group " + name(file, "group")));
        }
        return Optional.empty();
    }

    private boolean isTrustedGroup(Path file, int gid) throws IOException {
        return gid == 0 || (!isDaemonRoot && name(file, "group").equals(name(file, "owner")));
    }

    private static Objection writable(Path file, String by) {
        return new Objection(
                "%s is writable by %s, who could change what vpsd runs".formatted(file, by),
                "chmod go-w " + file);
    }

    private static int number(Map<String, Object> attributes, String key) {
        return (int) Objects.requireNonNull(attributes.get(key), key);
    }

    /** The name of a file's owner or group, or its number where it has none. */
    private static String name(Path file, String attribute) throws IOException {
        return String.valueOf(Files.getAttribute(file, "unix:" + attribute));
    }
}
