package org.vpsd.daemon.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the root of a container comes to be where it is; with nothing set it is just there.
 *
 * @param mount a command of the host that mounts it before the start ({@code ROOT_MOUNT})
 * @param unmount a command of the host that takes it away after the stop ({@code ROOT_UNMOUNT})
 * @param disk the size in bytes of an image that is the root
 * @param diskType the file system of that image
 * @param template what the root begins with: a directory, or for an image also a tar file
 */
public record StorageSettings(
        Optional<String> mount,
        Optional<String> unmount,
        Optional<Long> disk,
        DiskType diskType,
        Optional<Path> template) {

    /** The root is just there. */
    public static final StorageSettings NONE =
            new StorageSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    DiskType.EXT4,
                    Optional.empty());

    /** The file system of an image. */
    public enum DiskType {
        EXT4,
        XFS;

        /** The word of configurations and of mkfs(8). */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether there is nothing to be done. */
    public boolean isNone() {
        return mount.isEmpty() && unmount.isEmpty() && disk.isEmpty() && template.isEmpty();
    }
}
