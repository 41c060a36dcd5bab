package org.vpsd.daemon.authz;

import java.util.Set;
import java.util.function.Supplier;

/**
 * Who asks.
 *
 * @param user the account's name, or its number where it has no name
 * @param group its primary group, likewise
 * @param groups all its groups, looked up only when they matter
 */
public record Caller(String user, String group, Supplier<Set<String>> groups) {

    boolean isMemberOf(String name) {
        return name.equals(group) || groups.get().contains(name);
    }
}
