package org.vpsd.daemon.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vpsd.daemon.sys.HostCommand;

/** What is mounted on the host, and mount(8) and umount(8). */
final class HostMounts {

    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final int MOUNT_POINT = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private HostMounts() {}

    /** Whether something is mounted on a directory. */
    static boolean isMounted(Path directory) throws IOException {
        String wanted = directory.toRealPath().toString();
        return Files.readAllLines(MOUNTS).stream()
                .map(line -> line.split(" "))
                .anyMatch(f -> f.length > MOUNT_POINT && unescaped(f[MOUNT_POINT]).equals(wanted));
    }

    /** What is mounted on a directory, such as a loop device. */
    static String device(Path directory) throws IOException {
        String wanted = directory.toRealPath().toString();
        for (String line : Files.readAllLines(MOUNTS).reversed()) {
            String[] fields = line.split(" ");
            if (fields.length > MOUNT_POINT && unescaped(fields[MOUNT_POINT]).equals(wanted)) {
                return line.substring(line.indexOf(" - ") + 3).split(" ")[1];
            }
        }
        throw new IOException("nothing is mounted on " + directory);
    }

    /** The kernel writes some characters as three octal digits. */
    private static String unescaped(String path) {
        return path.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    /** Mounts something on a directory. */
    static void mount(String type, String options, String what, Path directory) throws IOException {
        run("mount", "-t", type, "-o", options, what, directory.toString());
    }

    /** Takes away all that is mounted on a directory. */
    static void unmount(Path directory) throws IOException {
        while (Files.isDirectory(directory) && isMounted(directory)) {
            run("umount", directory.toString());
        }
    }

    /**
     * Runs a command of the host.
     *
     * @throws IOException if it failed; with what it complained of
     */
    static void run(String... argv) throws IOException {
        run(List.of(argv), PATIENCE);
    }

    /** Runs a command that may take longer. */
    static void run(List<String> argv, Duration patience) throws IOException {
        HostCommand.Result result = HostCommand.run(new ArrayList<>(argv), "", patience);
        if (!result.isSuccess()) {
            throw new IOException(argv.getFirst() + ": " + result.complaint());
        }
    }
}
