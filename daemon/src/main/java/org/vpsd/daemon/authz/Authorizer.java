package org.vpsd.daemon.authz;

import java.util.Optional;

/**
 * Decides who may manage what: root and the daemon's own user everything, an instance's owner and
 * the members of its group that instance (vmstated(8): {@code owner}, {@code group}).
 */
public final class Authorizer {

    private static final String ROOT = "root";

    private final String daemonUser;

    /** For a daemon that runs as an account. */
    public Authorizer(String daemonUser) {
        this.daemonUser = daemonUser;
    }

    /** Whether a caller may manage the daemon and every instance. */
    public boolean isAdministrator(Caller caller) {
        return caller.user().equals(ROOT)
                || caller.user().equals("0")
                || caller.user().equals(daemonUser);
    }

    /** Whether a caller may see and manage an instance of this owner and group. */
    public boolean mayManage(Caller caller, Optional<String> owner, Optional<String> group) {
        return isAdministrator(caller)
                || owner.filter(caller.user()::equals).isPresent()
                || group.filter(caller::isMemberOf).isPresent();
    }
}
