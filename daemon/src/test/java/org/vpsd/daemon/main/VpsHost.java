package org.vpsd.daemon.main;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.sys.HostCommand;
import org.vpsd.daemon.sys.Programs;
import org.vpsd.protocol.CommandName;

/** A directory of the host in which a test has a daemon and containers; nothing of it is left. */
final class VpsHost implements AutoCloseable {

    private static final List<String> APPLETS =
            List.of(
                    "sh",
                    "init",
                    "cat",
                    "echo",
                    "sleep",
                    "reboot",
                    "poweroff",
                    "halt",
                    "mount",
                    "umount",
                    "mknod",
                    "id",
                    "ls",
                    "ps",
                    "kill",
                    "hostname",
                    "stty",
                    "test",
                    "dd",
                    "grep",
                    "touch",
                    "head",
                    "insmod",
                    "chown",
                    "true",
                    "false",
                    "date",
                    "ln",
                    "mkdir",
                    "rm",
                    "tr",
                    "wc",
                    "yes",
                    "env",
                    "ifconfig",
                    "ip",
                    "swapon",
                    "sed",
                    "chroot",
                    "unshare",
                    "seq",
                    "sync",
                    "pwd",
                    "chmod",
                    "readlink",
                    "nproc",
                    "ping",
                    "arping",
                    "arp");

    private final Path directory;
    private final Etc etc;
    private final List<String> enter;

    private VpsHost(Path directory, List<String> enter) throws IOException {
        this.directory = directory;
        this.enter = enter;
        this.etc = new Etc(directory);
    }

    /** A new one; everybody can go through its directories, as a container's accounts must. */
    static VpsHost create() throws IOException {
        return create(List.of());
    }

    /**
     * A new one whose daemons are started by a program.
     *
     * @param enter that program and its arguments
     */
    static VpsHost create(List<String> enter) throws IOException {
        Path directory = Files.createTempDirectory("vpsd-vps-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        return new VpsHost(directory, enter);
    }

    Path directory() {
        return directory;
    }

    Etc etc() {
        return etc;
    }

    /** Makes the root of a container of busybox. */
    Path root(String name) throws IOException {
        Path root = directory.resolve("roots").resolve(name);
        for (String part : List.of("bin", "sbin", "etc", "proc", "sys", "dev", "tmp", "root")) {
            Files.createDirectories(root.resolve(part));
        }
        Path busybox = root.resolve("bin/busybox");
        Files.copy(Programs.find("busybox").orElseThrow(), busybox);
        Files.setPosixFilePermissions(busybox, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String applet : APPLETS) {
            Files.createSymbolicLink(root.resolve("bin").resolve(applet), Path.of("busybox"));
        }
        Files.createSymbolicLink(root.resolve("sbin/init"), Path.of("/bin/busybox"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        return root;
    }

    /** Configures a container with an overlay over a busybox root. */
    void overlaid(String name, String settings) throws IOException {
        Path mountPoint = directory.resolve("mounted").resolve(name);
        etc.config(
                name,
                "%s {\nfsroot = %s\ntemplate = %s\n%s\n}\n"
                        .formatted(name, mountPoint, root(name), settings));
    }

    /** Configures a container with a busybox root. */
    void vps(String name, String settings) throws IOException {
        etc.config(name, name + " {\nfsroot = " + root(name) + "\n" + settings + "\n}\n");
    }

    /** Has busybox's init run a script at boot, and nothing after it. */
    void bootScript(String name, String script) throws IOException {
        Path root = directory.resolve("roots").resolve(name);
        Files.writeString(root.resolve("etc/inittab"), "::sysinit:/etc/rc\n");
        Path rc = root.resolve("etc/rc");
        Files.writeString(rc, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(rc, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    DaemonProcess daemon(String... options) throws IOException {
        return DaemonProcess.startBy(enter, directory, options);
    }

    DaemonProcess answeringDaemon() throws IOException {
        return DaemonProcess.startAndAwaitBy(enter, directory);
    }

    String log(String name) throws IOException {
        Path file = directory.resolve("log").resolve(name + ".log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** What the host has of our containers: cgroups, what the runtime knows, mounts, conmons. */
    String leftovers() throws IOException {
        StringBuilder left = new StringBuilder();
        list(directory.resolve("state/oci/runtime"))
                .forEach(id -> left.append("runtime: ").append(id.getFileName()).append('\n'));
        Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(directory.toString()))
                .forEach(line -> left.append("mount: ").append(line).append('\n'));
        conmons().forEach(p -> left.append("process: ").append(commandLine(p)).append('\n'));
        for (Path instance : list(directory.resolve("state/instances"))) {
            list(instance).stream()
                    .filter(
                            f ->
                                    requireNonNull(f.getFileName())
                                            .toString()
                                            .startsWith("container."))
                    .forEach(f -> left.append("bundle: ").append(f).append('\n'));
        }
        cgroups().forEach(group -> left.append("cgroup: ").append(group).append('\n'));
        return left.toString();
    }

    /** The cgroups of our launches, each once however many hierarchies it is in. */
    private Set<String> cgroups() throws IOException {
        Set<String> tokens = new TreeSet<>();
        for (Path instance : list(directory.resolve("state/instances"))) {
            list(instance).stream()
                    .map(file -> requireNonNull(file.getFileName()).toString())
                    .filter(name -> name.startsWith("run."))
                    .forEach(name -> tokens.add(name.substring("run.".length())));
        }
        Set<String> groups = new TreeSet<>();
        for (Path hierarchy : list(Path.of("/sys/fs/cgroup"))) {
            list(hierarchy.resolve("vpsd")).stream()
                    .map(group -> requireNonNull(group.getFileName()).toString())
                    .filter(name -> tokens.contains(name.substring(name.lastIndexOf('-') + 1)))
                    .forEach(groups::add);
        }
        return groups;
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Stream<ProcessHandle> conmons() {
        return ProcessHandle.allProcesses()
                .filter(p -> commandLine(p).contains(directory + "/state"))
                .filter(p -> !commandLine(p).contains(Vpsd.class.getName()));
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    /** Has a daemon stop all and go, and sees that nothing is left of it. */
    void end(@Nullable DaemonProcess daemon) throws Exception {
        try {
            if (daemon != null) {
                daemon.terminate();
                assertThat(daemon.awaitExit()).isZero();
            }
            assertThat(leftovers()).isEmpty();
        } finally {
            if (daemon != null) {
                daemon.close();
            }
            close();
        }
    }

    /** Starts a daemon and a container under it. */
    DaemonProcess daemonWith(String name) throws Exception {
        DaemonProcess daemon = answeringDaemon();
        daemon.ask(CommandName.START, name);
        daemon.pidOf(name);
        return daemon;
    }

    @Override
    public void close() throws IOException {
        Path runtime = directory.resolve("state/oci/runtime");
        String runc = Programs.find("runc").orElseThrow().toString();
        for (Path id : list(runtime)) {
            HostCommand.run(
                    List.of(
                            runc,
                            "--root",
                            runtime.toString(),
                            "delete",
                            "--force",
                            requireNonNull(id.getFileName()).toString()),
                    "",
                    Duration.ofSeconds(30));
        }
        conmons().forEach(ProcessHandle::destroyForcibly);
        for (Path mountPoint : list(directory.resolve("mounted"))) {
            HostCommand.run(
                    List.of("umount", "-q", mountPoint.toString()), "", Duration.ofSeconds(10));
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
        }
    }
}
