package org.vpsd.daemon.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an operating-system container is made of (vps.conf(5)).
 *
 * @param root the directory that is its root ({@code FSROOT})
 * @param init the first process and its arguments ({@code INIT}); empty: the instance stays up
 *     without one
 * @param hostname what it calls itself
 * @param environment variables of its first process beyond a minimal environment
 * @param userNamespace whether its accounts are others than those of the host
 * @param limits what it may use ({@code LIMITS})
 * @param privileges what its processes may do ({@code PRIV_ALLOW}, {@code PRIV_NOSYS})
 * @param storage how its root comes to be there
 * @param network its interfaces and addresses
 * @param logSize at how many bytes its log is rotated
 */
public record VpsSettings(
        Path root,
        List<String> init,
        String hostname,
        Map<String, String> environment,
        boolean userNamespace,
        Limits limits,
        PrivilegeChanges privileges,
        StorageSettings storage,
        NetworkSettings network,
        long logSize) {

    /** 10 MiB. */
    public static final long DEFAULT_LOG_SIZE = 10L << 20;

    /** Copies its collections. */
    public VpsSettings {
        init = List.copyOf(init);
        environment = Map.copyOf(environment);
    }
}
