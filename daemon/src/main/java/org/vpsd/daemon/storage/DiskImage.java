package org.vpsd.daemon.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.model.StorageSettings.DiskType;
import org.vpsd.daemon.sys.DurableFiles;

/**
 * A file that holds a file system. It takes the space that is used of it; once made it is whole: it
 * gets its name when it holds all that it begins with.
 */
final class DiskImage {

    /** Copying a template, or checking a large file system. */
    private static final Duration LONG = Duration.ofHours(1);

    private final Path file;
    private final DiskType type;

    DiskImage(Path file, DiskType type) {
        this.file = file;
        this.type = type;
    }

    /** Makes it, unless it is there. */
    void make(long bytes, Optional<Path> template) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path directory = file.resolveSibling("making");
        Path partial = file.resolveSibling("disk.new");
        HostMounts.unmount(directory);
        Files.deleteIfExists(partial);
        setLength(partial, bytes);
        HostMounts.run("mkfs." + type.word(), "-q", force(), partial.toString());
        if (template.isPresent()) {
            DurableFiles.createPrivateDirectory(directory);
            HostMounts.mount(type.word(), "loop", partial.toString(), directory);
            try {
                fill(directory, template.get());
            } finally {
                HostMounts.unmount(directory);
            }
            Files.delete(directory);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String force() {
        return type == DiskType.XFS ? "-f" : "-F";
    }

    private static void setLength(Path file, long bytes) throws IOException {
        try (RandomAccessFile image = new RandomAccessFile(file.toFile(), "rw")) {
            image.setLength(bytes);
        }
    }

    private static void fill(Path directory, Path template) throws IOException {
        if (Files.isDirectory(template)) {
            HostMounts.run(List.of("cp", "-a", "--", template + "/.", directory.toString()), LONG);
        } else {
            HostMounts.run(
                    List.of(
                            "tar",
                            "--extract",
                            "--preserve-permissions",
                            "--numeric-owner",
                            "--xattrs",
                            "--xattrs-include=*",
                            "--file",
                            template.toString(),
                            "--directory",
                            directory.toString()),
                    LONG);
        }
    }

    /** Is there while the file is larger than the file system in it. */
    private Path growing() {
        return file.resolveSibling("growing");
    }

    private void beginToGrow(long bytes) throws IOException {
        DurableFiles.replace(growing(), "");
        setLength(file, Math.max(bytes, Files.size(file)));
    }

    /** Makes it larger, if it is not that large already; it is not mounted. */
    void growTo(long bytes, Path mountPoint) throws IOException {
        if (Files.size(file) >= bytes && !Files.exists(growing())) {
            return;
        }
        beginToGrow(bytes);
        if (type == DiskType.EXT4) {
            HostMounts.run(List.of("e2fsck", "-f", "-p", file.toString()), LONG);
            HostMounts.run(List.of("resize2fs", file.toString()), LONG);
        } else {
            mount(mountPoint);
            HostMounts.run("xfs_growfs", mountPoint.toString());
        }
        Files.delete(growing());
    }

    /** Makes it larger while it is mounted; why that cannot be, or empty. */
    Optional<String> growMounted(long bytes, Path mountPoint) throws IOException {
        if (Files.size(file) > bytes) {
            throw new IOException("its disk is larger already, and is never made smaller");
        }
        String device = HostMounts.device(mountPoint);
        beginToGrow(bytes);
        HostMounts.run("losetup", "-c", device);
        try {
            if (type == DiskType.EXT4) {
                HostMounts.run(List.of("resize2fs", device), LONG);
            } else {
                HostMounts.run("xfs_growfs", mountPoint.toString());
            }
            Files.delete(growing());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "its disk grows at its next start: this host cannot do it while it is mounted ("
                            + e.getMessage()
                            + ")");
        }
    }

    /** Mounts it; the loop device goes with the mount. */
    void mount(Path directory) throws IOException {
        if (!HostMounts.isMounted(directory)) {
            HostMounts.mount(type.word(), "loop,nodev", file.toString(), directory);
        }
    }
}
