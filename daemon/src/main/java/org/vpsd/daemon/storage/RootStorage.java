package org.vpsd.daemon.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.model.StorageSettings;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.daemon.sys.HostBoot;

/**
 * The root of one container: puts it where it belongs before a run, and takes it away after the
 * last. Both can be done again at any point. What a command of the host was asked to mount is
 * written down before it is run. For one thread at a time.
 */
public final class RootStorage {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StorageSettings settings;
    private final Path root;
    private final Path directory;
    private final Path mark;

    /**
     * A root.
     *
     * @param root where it is for the container
     * @param directory of its own, for what it is made of: it is kept when the instance is gone
     *     from the configuration
     */
    public RootStorage(StorageSettings settings, Path root, Path directory) {
        this.settings = settings;
        this.root = root;
        this.directory = directory;
        this.mark = directory.resolve("mounted");
    }

    /**
     * Sees to it that the root is there.
     *
     * @throws IOException if that cannot be done; {@link #detach} takes away what was
     */
    public void attach() throws IOException {
        attach(0);
    }

    /**
     * Sees to it that the root is there.
     *
     * @param disk the least size of its image, where it is one; 0: that of the settings
     */
    public void attach(long disk) throws IOException {
        if (settings.mount().isPresent() && !isMarked()) {
            DurableFiles.createPrivateDirectory(directory);
            DurableFiles.replace(mark, HostBoot.id() + "\n");
            command(settings.mount().get(), "root_mount");
        }
        Optional<Path> template = settings.template();
        if (template.isPresent() && !Files.exists(template.get())) {
            throw new IOException("its template " + template.get() + " does not exist");
        }
        if (settings.disk().isPresent()) {
            attachDisk(Math.max(disk, settings.disk().get()));
        } else if (template.isPresent()) {
            attachOverlay(template.get());
        }
    }

    private void attachDisk(long bytes) throws IOException {
        DurableFiles.createPrivateDirectory(directory);
        Files.createDirectories(root);
        if (HostMounts.isMounted(root)) {
            return;
        }
        DiskImage image = new DiskImage(directory.resolve("disk"), settings.diskType());
        image.make(bytes, settings.template());
        image.growTo(bytes, root);
        image.mount(root);
    }

    /**
     * Makes a mounted image larger.
     *
     * @return why it is not larger before its next start; empty if it is now
     * @throws IOException if there is no room for that, or no image
     */
    public Optional<String> grow(long bytes) throws IOException {
        if (settings.disk().isEmpty()) {
            throw new IOException("its root is no disk image: set disk in its configuration");
        }
        return new DiskImage(directory.resolve("disk"), settings.diskType())
                .growMounted(bytes, root);
    }

    /** Only what changes of a file is kept apart; a new owner alone does not copy it. */
    private void attachOverlay(Path template) throws IOException {
        if (!Files.isDirectory(template)) {
            throw new IOException(
                    "its template "
                            + template
                            + " is not a directory; a tar file is for a root with disk");
        }
        Path upper = directory.resolve("upper");
        Path work = directory.resolve("work");
        DurableFiles.createPrivateDirectory(directory);
        for (Path each : List.of(upper, work, root)) {
            Files.createDirectories(each);
        }
        if (!HostMounts.isMounted(root)) {
            HostMounts.mount(
                    "overlay",
                    "nodev,metacopy=on,lowerdir="
                            + quoted(template)
                            + ",upperdir="
                            + quoted(upper)
                            + ",workdir="
                            + quoted(work),
                    "overlay",
                    root);
        }
    }

    /** Commas and colons have a meaning in the options of overlay. */
    private static String quoted(Path path) throws IOException {
        String text = path.toString();
        if (text.contains(",") || text.contains(":") || text.contains("\\")) {
            throw new IOException(path + " cannot be part of an overlay: it has a , or : or \\");
        }
        return text;
    }

    /** Whether the host's command has been run in this boot of the host. */
    private boolean isMarked() throws IOException {
        return Files.exists(mark) && Files.readString(mark).strip().equals(HostBoot.id());
    }

    /**
     * Takes the root away, as far as it was brought.
     *
     * @throws IOException if it is in use, say; it can be tried again
     */
    public void detach() throws IOException {
        if ((settings.disk().isPresent() || settings.template().isPresent())
                && Files.isDirectory(root)) {
            HostMounts.unmount(root);
        }
        boolean marked = isMarked();
        if (settings.unmount().isPresent() && (marked || settings.mount().isEmpty())) {
            command(settings.unmount().get(), "root_unmount");
        }
        Files.deleteIfExists(mark);
    }

    private void command(String command, String key) throws IOException {
        try {
            HostMounts.run(List.of("/bin/sh", "-c", command), PATIENCE);
        } catch (IOException e) {
            throw new IOException("its " + key + " failed: " + e.getMessage(), e);
        }
    }
}
