package org.vpsd.daemon.driver.oci;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclValue;

/**
 * The system calls that no container makes unless a privilege is allowed to it: they are about the
 * host as a whole, or about what the kernel does not keep apart. A second line: most of them need a
 * capability that is not there.
 */
final class Seccomp {

    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    /** About the host: its kernel, its clock, its swap, its devices, files by handle. */
    static final List<String> FORBIDDEN =
            List.of(
                    "init_module",
                    "finit_module",
                    "delete_module",
                    "kexec_load",
                    "kexec_file_load",
                    "open_by_handle_at",
                    "iopl",
                    "ioperm",
                    "swapon",
                    "swapoff",
                    "acct",
                    "quotactl",
                    "settimeofday",
                    "clock_settime",
                    "clock_settime64",
                    "clock_adjtime",
                    "clock_adjtime64",
                    "stime",
                    "syslog",
                    "perf_event_open",
                    "bpf",
                    "lookup_dcookie",
                    "vhangup");

    /** Key rings, which are everybody's; programs do without when they are told there are none. */
    static final List<String> ABSENT =
            List.of("add_key", "request_key", "keyctl", "userfaultfd", "nfsservctl");

    private Seccomp() {}

    /** The filter, as the OCI runtime specification has it (config-linux, Seccomp). */
    static UclObject filter(EffectivePrivileges privileges) {
        return UclObject.builder()
                .put("defaultAction", "SCMP_ACT_ALLOW")
                .put("architectures", strings(architectures()))
                .put("syscalls", new UclArray(rules(privileges)))
                .build();
    }

    /** What a machine's programs may be made for: a call of another kind is the end of it. */
    private static List<String> architectures() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> List.of("SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32");
            case "aarch64" -> List.of("SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM");
            default -> List.of();
        };
    }

    private static List<UclValue> rules(EffectivePrivileges privileges) {
        List<UclValue> rules = new ArrayList<>();
        if (!privileges.forbidden().isEmpty()) {
            rules.add(rule(privileges.forbidden(), EPERM));
        }
        if (!privileges.absent().isEmpty()) {
            rules.add(rule(privileges.absent(), ENOSYS));
        }
        return rules;
    }

    private static UclValue rule(Collection<String> names, long errno) {
        return UclObject.builder()
                .put("names", strings(names))
                .put("action", "SCMP_ACT_ERRNO")
                .put("errnoRet", errno)
                .build();
    }

    private static UclArray strings(Collection<String> strings) {
        return new UclArray(strings.stream().map(UclString::new).toList());
    }
}
