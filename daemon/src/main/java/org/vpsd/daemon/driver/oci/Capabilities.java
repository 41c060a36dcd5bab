package org.vpsd.daemon.driver.oci;

import java.util.ArrayList;
import java.util.List;

/** The capabilities of a container's processes (capabilities(7)). */
final class Capabilities {

    /** What is harmless to the host whoever root inside is: all is about what is inside. */
    private static final List<String> HARMLESS =
            List.of(
                    "CAP_CHOWN",
                    "CAP_DAC_OVERRIDE",
                    "CAP_FOWNER",
                    "CAP_FSETID",
                    "CAP_KILL",
                    "CAP_SETGID",
                    "CAP_SETUID",
                    "CAP_SETPCAP",
                    "CAP_SETFCAP",
                    "CAP_NET_BIND_SERVICE",
                    "CAP_NET_BROADCAST",
                    "CAP_NET_ADMIN",
                    "CAP_NET_RAW",
                    "CAP_IPC_OWNER",
                    "CAP_SYS_CHROOT",
                    "CAP_SYS_BOOT",
                    "CAP_AUDIT_WRITE",
                    "CAP_LEASE");

    /**
     * What the kernel confines to the user name space. Without one, these reach the host: its
     * mounts, its devices, and any of its files by handle.
     */
    private static final List<String> CONFINED =
            List.of(
                    "CAP_SYS_ADMIN",
                    "CAP_SYS_PTRACE",
                    "CAP_DAC_READ_SEARCH",
                    "CAP_LINUX_IMMUTABLE",
                    "CAP_IPC_LOCK",
                    "CAP_SYS_NICE",
                    "CAP_SYS_TTY_CONFIG",
                    "CAP_MKNOD");

    private Capabilities() {}

    /** Those of a container. */
    static List<String> of(boolean userNamespace) {
        List<String> capabilities = new ArrayList<>(HARMLESS);
        if (userNamespace) {
            capabilities.addAll(CONFINED);
        }
        return capabilities;
    }
}
