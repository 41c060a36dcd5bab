package org.vpsd.daemon.sys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which boot of the host this is. */
public final class HostBoot {

    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private HostBoot() {}

    /**
     * A text that is the same until the host boots again, and then another: the kernel's boot id on
     * Linux, its boot time on FreeBSD.
     *
     * @throws IOException if the system tells neither
     */
    public static String id() throws IOException {
        if (Files.isReadable(LINUX)) {
            return Files.readString(LINUX).strip();
        }
        Process sysctl = new ProcessBuilder("sysctl", "-n", "kern.boottime").start();
        sysctl.getOutputStream().close();
        String output = new String(sysctl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = output.indexOf('}');
        if (end < 0) {
            throw new IOException("sysctl kern.boottime does not tell when the host booted");
        }
        return output.substring(0, end + 1);
    }
}
