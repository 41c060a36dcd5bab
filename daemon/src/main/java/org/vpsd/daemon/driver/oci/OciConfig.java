package org.vpsd.daemon.driver.oci;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;

/**
 * Makes a container's configuration of its settings: {@code config.json} of the OCI runtime
 * specification. A pure function.
 *
 * @param settings of the container
 * @param limits those in force: {@code vpsctl limit} may have changed them
 * @param privileges what its processes may do
 * @param cgroup the path of its cgroup
 * @param idRange the first of its ids on the host; empty without a user name space
 * @param idle the host's program that waits, for a container without INIT
 * @param plug the program, and its arguments, that connects it to the network once it is made; it
 *     is called again when it is restored
 * @param maxFiles how many open files a process may have at most
 */
record OciConfig(
        VpsSettings settings,
        Limits limits,
        EffectivePrivileges privileges,
        String cgroup,
        OptionalLong idRange,
        Optional<Path> idle,
        Optional<List<String>> plug,
        long maxFiles) {

    private static final String VERSION = "1.0.2";
    private static final String DEFAULT_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** As long as the network may take to be there. */
    private static final long HOOK_SECONDS = 30;

    /** As many open files as programs expect that take them all to be few. */
    private static final long SOFT_MAX_FILES = 1024;

    /** The whole configuration. */
    UclObject toJson() {
        UclObject.Builder config = UclObject.builder();
        config.put("ociVersion", VERSION)
                .put("process", process())
                .put(
                        "root",
                        UclObject.builder()
                                .put("path", settings.root().toString())
                                .put("readonly", false)
                                .build())
                .put("hostname", settings.hostname())
                .put("mounts", Mounts.of(settings.init().isEmpty() ? idle : Optional.empty()))
                .put("linux", linux());
        plug.ifPresent(argv -> config.put("hooks", hooks(argv)));
        return config.build();
    }

    private static UclObject hooks(List<String> argv) {
        UclObject hook =
                UclObject.builder()
                        .put("path", argv.getFirst())
                        .put("args", strings(argv))
                        .put("timeout", HOOK_SECONDS)
                        .build();
        return UclObject.builder().put("createRuntime", new UclArray(List.of(hook))).build();
    }

    private UclObject process() {
        List<String> argv =
                settings.init().isEmpty() ? List.of(Mounts.IDLE, "-P") : settings.init();
        UclArray capabilities = strings(privileges.capabilities());
        return UclObject.builder()
                .put("terminal", true)
                .put("user", UclObject.builder().put("uid", 0).put("gid", 0).build())
                .put("args", strings(argv))
                .put("env", strings(environment()))
                .put("cwd", "/")
                .put(
                        "capabilities",
                        UclObject.builder()
                                .put("bounding", capabilities)
                                .put("effective", capabilities)
                                .put("permitted", capabilities)
                                .build())
                .put(
                        "rlimits",
                        new UclArray(
                                List.of(
                                        UclObject.builder()
                                                .put("type", "RLIMIT_NOFILE")
                                                .put("soft", Math.min(SOFT_MAX_FILES, maxFiles))
                                                .put("hard", maxFiles)
                                                .build())))
                .put("noNewPrivileges", false)
                .build();
    }

    private List<String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", DEFAULT_PATH);
        variables.put("TERM", "xterm");
        variables.put("container", "vps");
        variables.putAll(settings.environment());
        List<String> assignments = new ArrayList<>();
        variables.forEach((name, value) -> assignments.add(name + "=" + value));
        return assignments;
    }

    private UclObject linux() {
        UclObject.Builder linux =
                UclObject.builder()
                        .put("cgroupsPath", cgroup)
                        .put("resources", OciResources.atStart(limits, Disk.of(settings.root())))
                        .put("namespaces", namespaces())
                        .put("seccomp", Seccomp.filter(privileges))
                        .put("maskedPaths", strings(Mounts.MASKED))
                        .put("readonlyPaths", strings(Mounts.READ_ONLY));
        if (idRange.isPresent()) {
            linux.put("uidMappings", mapping()).put("gidMappings", mapping());
        }
        return linux.build();
    }

    private UclArray namespaces() {
        List<String> types =
                new ArrayList<>(List.of("pid", "ipc", "uts", "mount", "network", "cgroup"));
        if (idRange.isPresent()) {
            types.add("user");
        }
        return new UclArray(
                types.stream().map(type -> UclObject.builder().put("type", type).build()).toList());
    }

    private UclArray mapping() {
        return new UclArray(
                List.of(
                        UclObject.builder()
                                .put("containerID", 0)
                                .put("hostID", idRange.getAsLong())
                                .put("size", IdRanges.SIZE)
                                .build()));
    }

    private static UclArray strings(Collection<String> strings) {
        return new UclArray(strings.stream().map(UclString::new).toList());
    }
}
