package org.vpsd.daemon.driver.oci;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vpsd.daemon.model.Privilege;
import org.vpsd.daemon.model.PrivilegeChanges;
import org.vpsd.daemon.model.Privileges;

/**
 * What the processes of a container may do: the capabilities that they have, and the system calls
 * that they cannot make. A capability that one denied privilege needs is gone for all. A pure
 * function of the changes.
 *
 * @param capabilities what they have
 * @param forbidden system calls that end with EPERM
 * @param absent system calls that end with ENOSYS
 */
record EffectivePrivileges(Set<String> capabilities, Set<String> forbidden, Set<String> absent) {

    /** What the kernel grants in the first user namespace only. */
    private static final Set<String> OF_THE_HOST =
            Set.of(
                    "CAP_SYS_MODULE",
                    "CAP_SYS_TIME",
                    "CAP_SYS_RAWIO",
                    "CAP_SYS_PACCT",
                    "CAP_SYSLOG",
                    "CAP_AUDIT_CONTROL",
                    "CAP_BPF",
                    "CAP_PERFMON",
                    "CAP_MKNOD");

    /** Makes the sets unchangeable. */
    EffectivePrivileges {
        capabilities = Collections.unmodifiableSet(capabilities);
        forbidden = Collections.unmodifiableSet(forbidden);
        absent = Collections.unmodifiableSet(absent);
    }

    /** Those of a container. */
    static EffectivePrivileges of(boolean userNamespace, PrivilegeChanges changes) {
        Set<String> capabilities = new TreeSet<>(Capabilities.of(userNamespace));
        Set<String> forbidden = new TreeSet<>(Seccomp.FORBIDDEN);
        Set<String> absent = new TreeSet<>(Seccomp.ABSENT);
        for (Privilege privilege : changes.allow()) {
            capabilities.addAll(privilege.capabilities());
            forbidden.removeAll(privilege.calls());
            absent.removeAll(privilege.calls());
        }
        for (Privilege privilege : changes.deny()) {
            capabilities.removeAll(privilege.capabilities());
            forbidden.addAll(privilege.calls());
        }
        for (Privilege privilege : changes.nosys()) {
            capabilities.removeAll(privilege.capabilities());
            forbidden.removeAll(privilege.calls());
            absent.addAll(privilege.calls());
        }
        return new EffectivePrivileges(capabilities, forbidden, absent);
    }

    /** The privileges that processes have. */
    List<Privilege> allowed() {
        return Privileges.all().stream()
                .filter(p -> !p.isWithoutCounterpart())
                .filter(p -> capabilities.containsAll(p.capabilities()))
                .filter(p -> Collections.disjoint(forbidden, p.calls()))
                .filter(p -> Collections.disjoint(absent, p.calls()))
                .toList();
    }

    /** What of some changes does not come to what one might think. */
    static List<String> remarks(boolean userNamespace, Set<Privilege> allow, Set<Privilege> nosys) {
        List<String> remarks = new ArrayList<>();
        for (Privilege privilege : allow) {
            if (privilege.isWithoutCounterpart()) {
                remarks.add(privilege.name() + " changes nothing: Linux has no counterpart");
            } else if (userNamespace
                    && !Collections.disjoint(OF_THE_HOST, privilege.capabilities())) {
                remarks.add(
                        privilege.name()
                                + " changes nothing within a user namespace: it is about the host"
                                + " (user_namespace = no)");
            }
        }
        for (Privilege privilege : nosys) {
            if (privilege.calls().isEmpty()) {
                remarks.add(
                        privilege.name()
                                + " is denied: no system call is for it alone, to be absent");
            }
        }
        return remarks;
    }
}
