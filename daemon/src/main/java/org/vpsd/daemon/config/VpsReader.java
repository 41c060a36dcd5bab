package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vpsd.daemon.model.Limits;
import org.vpsd.daemon.model.NetworkSettings;
import org.vpsd.daemon.model.Privilege;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.Privileges;
import org.vpsd.daemon.model.StorageSettings;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.jucl.UclValue;

/** Reads what an operating-system container is made of: the variables of vps.conf(5) and others. */
final class VpsReader {

    /** What a host name may be, in letters, digits, dots and hyphens; at most 64 bytes on Linux. */
    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,63})");

    private static final String DEVICE_RULES = "devfs_ruleset";

    private static final long MIN_LOG = 64L << 10;

    /** The directories at the top of the host (hier(7)). */
    private static final Set<String> HOST =
            Set.of(
                    ("bin boot dev etc home lib lib32 lib64 media mnt opt proc root run sbin srv"
                                    + " sys tmp usr var")
                            .split(" "));

    private final Section section;
    private final Settings settings;
    private final Problems problems;

    VpsReader(Section section, Settings settings, Problems problems) {
        this.section = section;
        this.settings = settings;
        this.problems = problems;
    }

    /** The settings; empty if there is no root. */
    Optional<VpsSettings> read() {
        refuseWhatIsForProcesses();
        warnOfDeviceRules();
        List<String> init = new ArgvReader(settings, problems).read("init").orElse(List.of());
        Map<String, String> environment = new EnvironmentReader(settings, problems).read();
        String hostname = hostname();
        boolean userNamespace = settings.truth("user_namespace", true);
        Optional<Path> root = settings.path("fsroot", section.directory());
        root.ifPresent(this::refuseHostDirectory);
        Limits limits = limits();
        PrivilegeChanges privileges = privileges();
        long logSize = logSize();
        StorageSettings storage = new StorageReader(settings, section.directory()).read();
        NetworkSettings network = new NetworkReader(section.values(), settings, problems).read();
        return root.map(
                path ->
                        new VpsSettings(
                                path,
                                init,
                                hostname,
                                environment,
                                userNamespace,
                                limits,
                                privileges,
                                storage,
                                network,
                                logSize));
    }

    /** What is below the root is given to the accounts of the container. */
    private void refuseHostDirectory(Path root) {
        if (root.getNameCount() == 0) {
            refuseRoot("is the root of the host");
        } else if (root.getNameCount() == 1 && HOST.contains(root.getName(0).toString())) {
            refuseRoot("is a directory of the host's system");
        }
    }

    private void refuseRoot(String why) {
        settings.refuse("fsroot", why, "give the instance a directory of its own");
    }

    /** A name that cannot be a host name has its other characters made hyphens. */
    private String hostname() {
        Optional<String> hostname = settings.text("hostname");
        if (hostname.filter(name -> !HOSTNAME.matcher(name).matches()).isPresent()) {
            settings.refuse(
                    "hostname",
                    "expected up to 64 letters, digits, dots and hyphens, got \""
                            + hostname.get()
                            + "\"",
                    "leave it out to have the instance's name");
        }
        return hostname.orElseGet(
                () ->
                        section.name()
                                .value()
                                .replaceAll("[^A-Za-z0-9.-]", "-")
                                .replaceAll("^[.-]", "x"));
    }

    private long logSize() {
        long size = settings.size("log_size").orElse(VpsSettings.DEFAULT_LOG_SIZE);
        if (size < MIN_LOG) {
            settings.refuse(
                    "log_size", "is too small: at least 64kb", "for example  log_size = 10mb");
            return VpsSettings.DEFAULT_LOG_SIZE;
        }
        return size;
    }

    private Limits limits() {
        Optional<String> text = settings.value("limits").map(UclValue::asText);
        try {
            return Limits.parse(text.orElse(""));
        } catch (Limits.FormatException e) {
            settings.refuse("limits", e.getMessage(), "for example  phys:512M:1G,threads:0:500");
            return Limits.NONE;
        }
    }

    private PrivilegeChanges privileges() {
        return new PrivilegeChanges(privileges("priv_allow"), Set.of(), privileges("priv_nosys"));
    }

    private Set<Privilege> privileges(String key) {
        Optional<String> text = settings.value(key).map(UclValue::asText);
        try {
            return Privileges.parse(text.orElse(""));
        } catch (Privileges.UnknownException e) {
            settings.refuse(key, e.getMessage(), "docs/privileges.md lists them");
            return Set.of();
        }
    }

    private void refuseWhatIsForProcesses() {
        for (String key : List.of("command", "user", "workdir")) {
            if (settings.value(key).isPresent()) {
                settings.refuse(
                        key, "is for instances of type process", "a container's program is init");
            }
        }
    }

    private void warnOfDeviceRules() {
        if (settings.value(DEVICE_RULES).isPresent()) {
            problems.warn(
                    section.values().keyPosition(DEVICE_RULES),
                    DEVICE_RULES + " has no effect here",
                    "it is for FreeBSD; on Linux /dev is minimal always");
        }
    }
}
