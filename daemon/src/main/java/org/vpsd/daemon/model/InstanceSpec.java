package org.vpsd.daemon.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a configuration says of one instance, checked and typed.
 *
 * @param name its name
 * @param type its type
 * @param origin where it is defined, as {@code file:line:column}
 * @param directory the configuration directory that it stands in
 * @param description a sentence for people, may be empty
 * @param owner the account that may manage it, beside root and the daemon's own
 * @param group the group whose members may manage it
 * @param autostart whether it starts with the daemon
 * @param after instances that start before it and stop after it
 * @param restart when it is run again
 * @param stop how it is ended
 * @param hooks its hook scripts
 * @param command what it runs; present for {@link InstanceType#PROCESS}
 * @param vps what it is made of; present for {@link InstanceType#VPS}
 * @param settings every setting as written, key to text, for hooks and to notice changes; nested
 *     keys are joined by {@code _}
 * @param source the configuration section as one JSON text, from which this spec can be read again
 */
public record InstanceSpec(
        InstanceName name,
        InstanceType type,
        String origin,
        Path directory,
        String description,
        Optional<String> owner,
        Optional<String> group,
        boolean autostart,
        List<InstanceName> after,
        RestartSettings restart,
        StopSettings stop,
        HookSettings hooks,
        Optional<CommandSettings> command,
        Optional<VpsSettings> vps,
        Map<String, String> settings,
        String source) {

    /** Copies its collections. */
    public InstanceSpec {
        after = List.copyOf(after);
        settings = Map.copyOf(settings);
    }

    /**
     * Whether another spec would make the same instance: what moved within its file, or was only
     * written otherwise, is no change.
     */
    public boolean sameAs(InstanceSpec other) {
        return source.equals(other.source) && directory.equals(other.directory);
    }
}
