package org.vpsd.daemon.network.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.network.HostTag;

/**
 * The interfaces by which the host reaches the rest of the world. On them, packets are forwarded
 * and the addresses of instances published; nowhere else.
 */
final class Uplinks {

    private static final Logger log = LoggerFactory.getLogger(Uplinks.class);

    private static final Path ROUTES4 = Path.of("/proc/net/route");
    private static final Path ROUTES6 = Path.of("/proc/net/ipv6_route");
    private static final String ANY4 = "00000000";
    private static final String ANY6 = "0".repeat(32);
    private static final int FIELDS4 = 8;
    private static final int FIELDS6 = 10;

    private static final String FORCED = "ipv6/conf/all/force_forwarding";

    private Uplinks() {}

    /** Those of the default routes of one version. */
    static List<String> ofDefaultRoutes(boolean isVersion4) throws IOException {
        Set<String> names = isVersion4 ? ofVersion4() : ofVersion6();
        names.removeIf(name -> name.equals("lo") || name.startsWith(HostTag.PREFIX));
        return List.copyOf(names);
    }

    /** The kernel lists routes by address: default routes before the many of instances. */
    private static Set<String> ofVersion4() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(ROUTES4)) {
            lines.readLine(); // the heading
            String line = lines.readLine();
            while (line != null) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length < FIELDS4 || !fields[1].equals(ANY4)) {
                    break;
                }
                if (fields[7].equals(ANY4)) {
                    names.add(fields[0]);
                }
                line = lines.readLine();
            }
        }
        return names;
    }

    private static Set<String> ofVersion6() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        if (Files.exists(ROUTES6)) {
            for (String line : Files.readAllLines(ROUTES6)) {
                String[] fields = line.strip().split("\\s+");
                if (line.startsWith(ANY6) && fields.length >= FIELDS6 && fields[1].equals("00")) {
                    names.add(fields[FIELDS6 - 1]);
                }
            }
        }
        return names;
    }

    /**
     * Lets packets of one version be forwarded from an interface, and entries be published on it
     * without delay.
     */
    static void prepare(String name, boolean isVersion4) throws IOException {
        if (!Sysctl.hasInterface(name)) {
            throw new IOException("its uplink " + name + " does not exist");
        }
        if (isVersion4) {
            tell(Sysctl.set("ipv4/conf/" + name + "/forwarding", "1"), "IPv4", name);
            Sysctl.set("ipv4/neigh/" + name + "/proxy_delay", "0");
        } else {
            forwardVersion6(name);
            Sysctl.set("ipv6/conf/" + name + "/proxy_ndp", "1");
            Sysctl.set("ipv6/neigh/" + name + "/proxy_delay", "0");
        }
    }

    private static void forwardVersion6(String name) throws IOException {
        if (!Sysctl.has("ipv6/conf/" + name)) {
            throw new IOException(
                    "it has addresses of IPv6, which is switched off on this host (" + name + ")");
        }
        // A router does not hear other routers unless it is told to.
        String advertisements = "ipv6/conf/" + name + "/accept_ra";
        if (Sysctl.get(advertisements).equals("1")) {
            Sysctl.set(advertisements, "2");
        }
        if (Sysctl.has(FORCED)) {
            boolean isNew = Sysctl.set("ipv6/conf/" + name + "/forwarding", "1");
            Sysctl.set("ipv6/conf/" + name + "/force_forwarding", "1");
            tell(isNew, "IPv6", name);
        } else {
            // Before Linux 6.17 it is all interfaces or none.
            tell(Sysctl.set("ipv6/conf/all/forwarding", "1"), "IPv6", "all interfaces");
        }
    }

    private static void tell(boolean isNew, String version, String name) {
        if (isNew) {
            log.info("packets of {} are forwarded from {} from now on", version, name);
        }
    }

    /** What the hook sets for the end of a link on the host: name and value of each. */
    static List<String> ofPort(String name, boolean isVersion4, boolean isVersion6) {
        List<String> settings = new ArrayList<>();
        if (isVersion4) {
            settings.add("ipv4/conf/" + name + "/forwarding 1");
        }
        if (isVersion6 && Sysctl.has(FORCED)) {
            settings.add("ipv6/conf/" + name + "/force_forwarding 1");
        }
        return settings;
    }
}
