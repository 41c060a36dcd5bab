package org.vpsd.daemon.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the host has its cgroup hierarchies mounted.
 *
 * @param v1 each controller of version 1, and its mount
 * @param v2 the unified hierarchy
 */
public record Hierarchies(Map<String, Path> v1, Optional<Path> v2) {

    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

    /** Copies the map. */
    public Hierarchies {
        v1 = Map.copyOf(v1);
    }

    /** Those of this host. */
    public static Hierarchies ofHost() throws IOException {
        return Files.exists(MOUNTS)
                ? of(Files.readAllLines(MOUNTS))
                : new Hierarchies(Map.of(), Optional.empty());
    }

    /** Those of a {@code mountinfo} (proc(5)). */
    static Hierarchies of(List<String> mountinfo) {
        Map<String, Path> v1 = new HashMap<>();
        Optional<Path> v2 = Optional.empty();
        for (String line : mountinfo) {
            int separator = line.indexOf(" - ");
            String[] mount = line.split(" ");
            if (separator < 0 || mount.length < 5) {
                continue;
            }
            String[] kind = line.substring(separator + 3).split(" ");
            Path place = Path.of(mount[4]);
            if (kind[0].equals("cgroup2") && v2.isEmpty()) {
                v2 = Optional.of(place);
            } else if (kind[0].equals("cgroup")) {
                for (String option : kind[kind.length - 1].split(",")) {
                    v1.putIfAbsent(option, place);
                }
            }
        }
        return new Hierarchies(v1, v2);
    }

    /** Whether a controller is one of version 1; else it can only be in the unified hierarchy. */
    boolean isV1(String controller) {
        return v1.containsKey(controller);
    }

    /** What kind of host this is, for people. */
    public String describe() {
        boolean legacy = v1.containsKey("memory") || v1.containsKey("pids");
        if (!legacy) {
            return v2.isPresent() ? "version 2" : "none";
        }
        return v2.isPresent() ? "version 1 beside version 2 (hybrid)" : "version 1";
    }
}
