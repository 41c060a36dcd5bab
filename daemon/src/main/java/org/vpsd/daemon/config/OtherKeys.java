package org.vpsd.daemon.config;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vpsd.jucl.UclObject;

/**
 * Keys that may be set for any instance although nothing in the daemon reads them yet: hooks see
 * them as {@code VPSD_CONF_<KEY>}.
 */
final class OtherKeys {

    /** What vmstated(8) knows of a virtual machine. */
    private static final List<String> VMSTATED =
            List.of(
                    "os",
                    "osversion",
                    "configfile",
                    "bootrom",
                    "generate_acpi_tables",
                    "vmexit_on_halt",
                    "memory",
                    "cpus",
                    "sockets",
                    "cores");

    /** The variables of vps.conf(5), but for the numbered ones. */
    private static final List<String> VPS_CONF =
            List.of(
                    "fsroot",
                    "fsroot_priv",
                    "init",
                    "root_mount",
                    "root_unmount",
                    "network_announce",
                    "network_revoke",
                    "ip_networks",
                    "limits",
                    "priv_allow",
                    "priv_nosys",
                    "devfs_ruleset");

    private static final Pattern VPS_CONF_NUMBERED =
            Pattern.compile("netif_\\d+_(address|ifidx)|epair_\\d+_(ifidx|ifconfig)");

    private OtherKeys() {}

    /** Those that a section may have: all plain ones, and what it has of the numbered ones. */
    static Set<String> of(UclObject section) {
        Set<String> keys =
                section.keys().stream()
                        .filter(key -> VPS_CONF_NUMBERED.matcher(key).matches())
                        .collect(Collectors.toSet());
        keys.addAll(VMSTATED);
        keys.addAll(VPS_CONF);
        return keys;
    }
}
