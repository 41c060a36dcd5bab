package org.vpsd.daemon.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.vpsd.daemon.cgroup.Hierarchies;
import org.vpsd.daemon.sys.HostCommand;
import org.vpsd.daemon.sys.OwnAccount;
import org.vpsd.daemon.sys.Programs;

/** Looks at the host. */
public final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CONTAINERS = "containers";
    private static final int CAP_SYS_RESOURCE = 24;

    /** What limits need, by the names of version 1 and of version 2. */
    private static final List<String> CONTROLLERS = List.of("memory", "cpu", "pids", "blkio");

    private final Hierarchies hierarchies;
    private final String runtime;

    /**
     * A doctor.
     *
     * @param runtime the setting of the OCI runtime
     */
    public Doctor(Hierarchies hierarchies, String runtime) {
        this.hierarchies = hierarchies;
        this.runtime = runtime;
    }

    /** Looks at everything, in the order of its weight; takes a moment. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(root());
        findings.add(runtime());
        findings.add(program("conmon", CONTAINERS, "apt install conmon"));
        findings.add(userNamespaces());
        findings.add(seccomp());
        findings.add(cgroups());
        findings.add(controllers());
        findings.add(program("catatonit", "containers without init", "apt install catatonit"));
        findings.add(overlay());
        findings.add(loop());
        findings.add(program("mkfs.ext4", "disk_type = ext4", "apt install e2fsprogs"));
        findings.add(program("mkfs.xfs", "disk_type = xfs", "apt install xfsprogs"));
        findings.add(resources());
        findings.add(criu());
        findings.add(program("nft", "the network of containers", "apt install nftables"));
        findings.add(program("ip", "the network of containers", "apt install iproute2"));
        findings.add(program("tc", "rate", "apt install iproute2"));
        findings.add(ForwardRules.examine());
        return findings;
    }

    private static Finding root() {
        return OwnAccount.isRoot()
                ? Finding.ok("root", "vpsd runs as root", CONTAINERS)
                : Finding.missing(
                        "root",
                        "vpsd runs as " + OwnAccount.user(),
                        CONTAINERS,
                        "run vpsd as root");
    }

    private Finding runtime() {
        RuntimeChoice choice = RuntimeChoice.of(runtime, hierarchies);
        return choice.program()
                .map(
                        program ->
                                Finding.ok(
                                        "OCI runtime",
                                        version(program) + ": " + choice.why(),
                                        CONTAINERS))
                .orElseGet(
                        () ->
                                Finding.missing(
                                        "OCI runtime",
                                        choice.why(),
                                        CONTAINERS,
                                        "apt install runc"));
    }

    private static Finding program(String name, String matters, String remedy) {
        Optional<Path> program = Programs.find(name);
        return program.isPresent()
                ? Finding.ok(name, program.get().toString(), matters)
                : Finding.missing(name, "not installed", matters, remedy);
    }

    private static String version(Path program) {
        try {
            return HostCommand.run(List.of(program.toString(), "--version"), "", PATIENCE)
                    .output()
                    .lines()
                    .findFirst()
                    .orElse(program.toString());
        } catch (IOException e) {
            return program.toString();
        }
    }

    private static Finding userNamespaces() {
        String matters = "root inside is not root outside";
        String text = text(Path.of("/proc/sys/user/max_user_namespaces"));
        return text.isEmpty() || text.equals("0")
                ? Finding.missing(
                        "user namespaces",
                        text.isEmpty() ? "not in this kernel" : "switched off",
                        matters,
                        "sysctl user.max_user_namespaces=10000")
                : Finding.ok("user namespaces", "at most " + text, matters);
    }

    private static Finding seccomp() {
        String matters = "privileges of containers";
        String actions = text(Path.of("/proc/sys/kernel/seccomp/actions_avail"));
        return actions.contains("errno")
                ? Finding.ok("seccomp", actions, matters)
                : Finding.missing(
                        "seccomp", "not in this kernel", matters, "a kernel with SECCOMP_FILTER");
    }

    private Finding cgroups() {
        String kind = hierarchies.describe();
        return kind.equals("none")
                ? Finding.missing(
                        "cgroups",
                        "not mounted",
                        CONTAINERS,
                        "mount -t cgroup2 none /sys/fs/cgroup")
                : Finding.ok("cgroups", kind, CONTAINERS);
    }

    private Finding controllers() {
        TreeSet<String> there = new TreeSet<>(hierarchies.v1().keySet());
        hierarchies
                .v2()
                .ifPresent(
                        root ->
                                Stream.of(text(root.resolve("cgroup.controllers")).split(" "))
                                        .map(c -> c.equals("io") ? "blkio" : c)
                                        .forEach(there::add));
        List<String> missing = CONTROLLERS.stream().filter(c -> !there.contains(c)).toList();
        return missing.isEmpty()
                ? Finding.ok("controllers", String.join(" ", CONTROLLERS), "limits")
                : Finding.limited(
                        "controllers",
                        "without " + String.join(" ", missing),
                        "limits",
                        "a kernel with them, not switched off by cgroup_disable");
    }

    private static Finding overlay() {
        boolean there = text(Path.of("/proc/filesystems")).contains("overlay");
        return there
                ? Finding.ok("overlay", "in this kernel", "template without disk")
                : Finding.missing(
                        "overlay",
                        "not in this kernel",
                        "template without disk",
                        "modprobe overlay");
    }

    private static Finding loop() {
        return Files.exists(Path.of("/dev/loop-control"))
                ? Finding.ok("loop devices", "/dev/loop-control", "disk")
                : Finding.missing("loop devices", "no /dev/loop-control", "disk", "modprobe loop");
    }

    private static Finding resources() {
        String matters = "ext4 that grows while it is mounted, more open files than now";
        String set =
                text(Path.of("/proc/self/status"))
                        .lines()
                        .filter(line -> line.startsWith("CapEff:"))
                        .map(line -> line.substring("CapEff:".length()).strip())
                        .findFirst()
                        .orElse("0");
        boolean has = (Long.parseUnsignedLong(set, 16) & (1L << CAP_SYS_RESOURCE)) != 0;
        return has
                ? Finding.ok("CAP_SYS_RESOURCE", "vpsd has it", matters)
                : Finding.limited(
                        "CAP_SYS_RESOURCE",
                        "vpsd does not have it",
                        matters,
                        "start vpsd with the whole of root's capabilities");
    }

    private static Finding criu() {
        String matters = "snapshot, restore, migrate";
        Optional<Path> criu = Programs.find("criu");
        if (criu.isEmpty()) {
            return Finding.missing("criu", "not installed", matters, "apt install criu");
        }
        try {
            HostCommand.Result result =
                    HostCommand.run(List.of(criu.get().toString(), "check"), "", PATIENCE);
            return result.isSuccess()
                    ? Finding.ok("criu", version(criu.get()), matters)
                    : Finding.limited(
                            "criu", result.complaint(), matters, "a newer criu, or kernel");
        } catch (IOException e) {
            return Finding.limited("criu", String.valueOf(e.getMessage()), matters, "");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
