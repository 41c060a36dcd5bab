package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.Optional;
import org.vpsd.daemon.model.StorageSettings;
import org.vpsd.daemon.model.StorageSettings.DiskType;

/** Reads how the root of a container comes to be where it is. */
final class StorageReader {

    /** Below that mkfs(8) has no room for its own. */
    private static final long MIN_DISK = 16L << 20;

    private static final long MIN_XFS = 300L << 20;

    private final Settings settings;
    private final Path directory;

    /**
     * A reader of one section.
     *
     * @param directory where relative paths start
     */
    StorageReader(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    StorageSettings read() {
        DiskType type =
                settings.choice("disk_type", DiskType.values(), DiskType::word)
                        .orElse(DiskType.EXT4);
        settings.path("fsroot_priv", directory);
        return new StorageSettings(
                command("root_mount"),
                command("root_unmount"),
                disk(type),
                type,
                settings.path("template", directory));
    }

    /** An empty one is none: the flat form often has it so. */
    private Optional<String> command(String key) {
        return settings.value(key).map(ScalarText::plain).filter(text -> !text.isBlank());
    }

    private Optional<Long> disk(DiskType type) {
        Optional<Long> disk = settings.size("disk");
        long least = type == DiskType.XFS ? MIN_XFS : MIN_DISK;
        if (disk.filter(bytes -> bytes < least).isPresent()) {
            settings.refuse(
                    "disk",
                    "is too small for " + type.word() + ": at least " + (least >> 20) + "mb",
                    "for example  disk = 2gb");
            return Optional.empty();
        }
        return disk;
    }
}
