package org.vpsd.daemon.doctor;

import java.nio.file.Path;
import java.util.Optional;
import org.vpsd.daemon.cgroup.Hierarchies;
import org.vpsd.daemon.sys.Programs;

/**
 * Which OCI runtime is used, and why.
 *
 * @param program the runtime; empty if there is none that works
 * @param why for people
 */
public record RuntimeChoice(Optional<Path> program, String why) {

    /** The setting that leaves the choice to us. */
    public static final String AUTO = "auto";

    private static final String RUNC = "runc";
    private static final String CRUN = "crun";

    /** Finds programs. */
    interface Finder {
        Optional<Path> find(String name);
    }

    /**
     * Chooses.
     *
     * @param setting {@code auto}, a name or a path
     */
    public static RuntimeChoice of(String setting, Hierarchies hierarchies) {
        return of(setting, hierarchies, Programs::find);
    }

    static RuntimeChoice of(String setting, Hierarchies hierarchies, Finder finder) {
        if (setting.startsWith("/")) {
            return new RuntimeChoice(Optional.of(Path.of(setting)), "it is set (runtime)");
        }
        if (!setting.equals(AUTO)) {
            Optional<Path> found = finder.find(setting);
            return new RuntimeChoice(
                    found,
                    found.isPresent()
                            ? "it is set (runtime)"
                            : setting + " is set (runtime), but not installed");
        }
        Optional<Path> runc = finder.find(RUNC);
        if (runc.isPresent()) {
            return new RuntimeChoice(runc, "it is installed, and works with every kind of cgroups");
        }
        Optional<Path> crun = finder.find(CRUN);
        if (crun.isPresent() && hierarchies.describe().contains("hybrid")) {
            return new RuntimeChoice(
                    Optional.empty(), "crun does not work with hybrid cgroups; install runc");
        }
        return new RuntimeChoice(
                crun,
                crun.isPresent() ? "runc is not installed" : "neither runc nor crun is installed");
    }
}
