package org.vpsd.daemon.sys;

import java.util.Optional;
import java.util.Set;

/** The accounts of the system, wherever it keeps them. Safe for use by several threads. */
public interface Accounts {

    /**
     * One account.
     *
     * @param user its name
     * @param uid its number
     * @param gid number of its primary group
     * @param home its home directory
     * @param shell its login shell
     */
    record Account(String user, long uid, long gid, String home, String shell) {}

    /** The account of a name; empty if there is none. */
    Optional<Account> account(String user);

    /** The names of all groups that an account is a member of; empty for an unknown account. */
    Set<String> groupsOf(String user);
}
