package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The settings of the kernel's network (ip-sysctl), of the network name space that the daemon is
 * in.
 */
final class Sysctl {

    private static final Path NET = Path.of("/proc/sys/net");

    private Sysctl() {}

    /** Whether the kernel has a setting. */
    static boolean has(String name) {
        return Files.exists(NET.resolve(name));
    }

    /** What it is set to. */
    static String get(String name) throws IOException {
        return Files.readString(NET.resolve(name)).strip();
    }

    /** Sets it; returns whether it was something else. */
    static boolean set(String name, String value) throws IOException {
        if (get(name).equals(value)) {
            return false;
        }
        Files.writeString(NET.resolve(name), value);
        return true;
    }

    /** Whether there is an interface of that name. */
    static boolean hasInterface(String name) {
        return !name.equals("all") && !name.equals("default") && has("ipv4/conf/" + name);
    }
}
