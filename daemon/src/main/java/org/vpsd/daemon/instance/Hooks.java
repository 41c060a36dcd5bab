package org.vpsd.daemon.instance;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vpsd.daemon.hooks.HookCall;
import org.vpsd.daemon.hooks.HookResult;
import org.vpsd.daemon.hooks.HookRun;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.store.InstanceRecord;

/** The hook scripts of an instance, one at a time. For the instance's own thread. */
final class Hooks {

    private final Mailbox mailbox;
    private final Surroundings daemon;
    private final Path pidFile;
    private @Nullable HookRun running;

    /**
     * No hook running.
     *
     * @param mailbox of the instance, on whose thread all answers come
     * @param directory the instance's private directory
     */
    Hooks(Mailbox mailbox, Surroundings daemon, Path directory) {
        this.mailbox = mailbox;
        this.daemon = daemon;
        this.pidFile = directory.resolve("hook.pid");
    }

    /** Ends a hook that a former daemon left running. */
    void endLeftover() {
        daemon.hooks().endLeftover(pidFile);
    }

    /** Whether an instance has a hook of a name. */
    boolean isThere(String hook, InstanceSpec spec) {
        return Files.exists(spec.hooks().directory().resolve(hook), LinkOption.NOFOLLOW_LINKS);
    }

    /** Runs a hook; the answer comes later, on the instance's thread. */
    void start(
            String hook,
            InstanceSpec spec,
            InstanceRecord record,
            OptionalLong pid,
            Consumer<HookResult> whenDone) {
        HookCall call =
                new HookCall(
                        spec.name(),
                        hook,
                        spec.hooks(),
                        spec.owner(),
                        environment(hook, spec, record, pid),
                        pidFile,
                        line -> daemon.logs().append(spec.name(), hook, line));
        running =
                daemon.hooks()
                        .start(
                                call,
                                result ->
                                        mailbox.post(
                                                () -> {
                                                    running = null;
                                                    whenDone.accept(result);
                                                }));
    }

    /** Ends the hook that runs, if one does; its answer follows. */
    void interrupt() {
        if (running != null) {
            running.interrupt();
        }
    }

    private Map<String, String> environment(
            String hook, InstanceSpec spec, InstanceRecord record, OptionalLong pid) {
        Map<String, String> environment = new LinkedHashMap<>();
        spec.settings()
                .forEach(
                        (key, value) ->
                                environment.put(
                                        "VPSD_CONF_"
                                                + key.toUpperCase(Locale.ROOT).replace('-', '_'),
                                        value));
        environment.put("VPSD_NAME", spec.name().value());
        environment.put("VPSD_STATE", hook);
        environment.put("VPSD_PREVIOUS_STATE", record.previous().word());
        environment.put("VPSD_TYPE", spec.type().word());
        environment.put("VPSD_RESTARTS", Long.toString(record.restarts().total()));
        environment.put("VPSD_CONFIG_DIR", spec.directory().toString());
        environment.put("VPSD_SOCKET", daemon.socket().toString());
        pid.ifPresent(number -> environment.put("VPSD_PID", Long.toString(number)));
        record.exit()
                .ifPresent(
                        exit ->
                                environment.put(
                                        "VPSD_EXIT_STATUS", Integer.toString(exit.shellStatus())));
        return environment;
    }
}
