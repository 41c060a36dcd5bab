package org.vpsd.daemon.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the privileges of an instance differ from those that every instance has.
 *
 * @param allow given besides
 * @param deny taken away: EPERM
 * @param nosys taken away, and the system calls that need them do not exist: ENOSYS
 */
public record PrivilegeChanges(Set<Privilege> allow, Set<Privilege> deny, Set<Privilege> nosys) {

    /** No changes. */
    public static final PrivilegeChanges NONE = new PrivilegeChanges(Set.of(), Set.of(), Set.of());

    /** What is done to a privilege. */
    public enum Kind {
        ALLOW,
        DENY,
        NOSYS
    }

    /** Copies the sets. */
    public PrivilegeChanges {
        allow = Collections.unmodifiableSet(new TreeSet<>(allow));
        deny = Collections.unmodifiableSet(new TreeSet<>(deny));
        nosys = Collections.unmodifiableSet(new TreeSet<>(nosys));
    }

    /** These with others on top: what is said last of a privilege counts. */
    public PrivilegeChanges with(Kind kind, Set<Privilege> privileges) {
        Set<Privilege> allowed = new TreeSet<>(allow);
        Set<Privilege> denied = new TreeSet<>(deny);
        Set<Privilege> absent = new TreeSet<>(nosys);
        allowed.removeAll(privileges);
        denied.removeAll(privileges);
        absent.removeAll(privileges);
        switch (kind) {
            case ALLOW -> allowed.addAll(privileges);
            case DENY -> denied.addAll(privileges);
            case NOSYS -> absent.addAll(privileges);
        }
        return new PrivilegeChanges(allowed, denied, absent);
    }

    /** Allow, deny and nosys, each as names after commas. */
    @Override
    public String toString() {
        return Privileges.names(allow)
                + ";"
                + Privileges.names(deny)
                + ";"
                + Privileges.names(nosys);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Privileges.UnknownException if it was something else
     */
    public static PrivilegeChanges parse(String text) throws Privileges.UnknownException {
        String[] parts = (text + ";;").split(";", -1);
        return new PrivilegeChanges(
                Privileges.parse(parts[0]), Privileges.parse(parts[1]), Privileges.parse(parts[2]));
    }
}
