package org.vpsd.daemon.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys that a section may have: vmstated(8), vps.conf(5) and vpsd's own. */
final class KnownKeys {

    /** In the order of the manual page. */
    static final List<String> OF_INSTANCE =
            List.of(
                    "name",
                    "type",
                    "description",
                    "owner",
                    "group",
                    "autostart",
                    "after",
                    "command",
                    "environment",
                    "user",
                    "workdir",
                    "restart",
                    "maxrestart",
                    "maxrestarttime",
                    "restart_delay",
                    "restart_delay_max",
                    "stop_signal",
                    "stop_timeout",
                    "scriptpath",
                    "hook_timeout",
                    "os",
                    "osversion",
                    "configfile",
                    "bootrom",
                    "generate_acpi_tables",
                    "vmexit_on_halt",
                    "memory",
                    "cpus",
                    "sockets",
                    "cores",
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
                    "devfs_ruleset",
                    "netif");

    /** Of vpsd.conf. */
    static final List<String> OF_DAEMON = List.of("on_exit", "autostart_parallel");

    private static final Set<String> NUMBERED_PREFIXES = Set.of("netif_", "epair_");

    private KnownKeys() {}

    static boolean isOfInstance(String key) {
        return OF_INSTANCE.contains(key) || NUMBERED_PREFIXES.stream().anyMatch(key::startsWith);
    }

    /** A hint at the key that was probably meant; empty if none is near. */
    static String hint(String key, List<String> known) {
        Optional<String> nearest =
                known.stream()
                        .filter(k -> distance(key, k) <= Math.max(1, key.length() / 3))
                        .min((a, b) -> Integer.compare(distance(key, a), distance(key, b)));
        return nearest.map(k -> "did you mean '" + k + "'?").orElse("");
    }

    /** How many letters must be changed, added or left out: Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
