package org.vpsd.daemon.hooks;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vpsd.daemon.model.HookSettings;
import org.vpsd.daemon.model.InstanceName;

/**
 * One hook of one instance, to be run once.
 *
 * @param name the instance
 * @param hook the hook's name, which is its file's name and its argument STATE
 * @param settings where the instance's hooks are, and how long one may take
 * @param owner the account that may own hooks of this instance, beside root and the daemon's own
 * @param environment its whole environment; {@code PATH} is added if it is not there
 * @param pidFile where it is noted while it runs, for a later daemon's {@link
 *     HookRunner#endLeftover}
 * @param output takes what it prints, line by line, from a thread of its own; must not throw
 */
public record HookCall(
        InstanceName name,
        String hook,
        HookSettings settings,
        Optional<String> owner,
        Map<String, String> environment,
        Path pidFile,
        Consumer<String> output) {

    /** Copies its environment. */
    public HookCall {
        environment = Map.copyOf(environment);
    }

    /** The file that is the hook, be it there or not. */
    Path file() {
        return settings.directory().resolve(hook);
    }
}
