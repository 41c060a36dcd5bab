package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vpsd.daemon.model.CommandSettings;
import org.vpsd.daemon.model.HookSettings;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.RestartPolicy;
import org.vpsd.daemon.model.RestartSettings;
import org.vpsd.daemon.model.StopSettings;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/** Reads the settings of one instance. */
public final class SpecReader {

    /** The largest {@code maxrestart}: the times of so many restarts are remembered. */
    static final int MAX_RESTARTS = 1000;

    /** The longest {@code maxrestarttime}. */
    static final Duration MAX_WINDOW = Duration.ofDays(365);

    /** The longest wait of any kind. */
    static final Duration MAX_WAIT = Duration.ofDays(1);

    /** The shortest time of a hook. There is no way to wait for one without end (DESIGN.md). */
    static final Duration MIN_HOOK_TIME = Duration.ofMillis(1);

    private static final Set<InstanceType> ALL_TYPES = Set.of(InstanceType.values());

    private final TypeReader types;

    /**
     * A reader.
     *
     * @param supported the types that this daemon has drivers for; instances of others are refused
     */
    SpecReader(Set<InstanceType> supported) {
        this.types = new TypeReader(supported);
    }

    /**
     * Reads again what an instance was started with, when its configuration may have changed or
     * gone. That was sound when it was saved: should this version of vpsd object to some setting,
     * then its default is taken, as the run must be looked after all the same.
     *
     * @param name its name
     * @param directory its configuration directory then
     * @param origin where it was defined
     * @param source what {@link InstanceSpec#source} was
     * @throws UclException if it cannot be read, or does not say what the instance is
     */
    public static InstanceSpec fromSaved(
            InstanceName name, Path directory, String origin, String source) throws UclException {
        UclValue json = Json.parse(source, "saved settings of " + name);
        if (!(json instanceof UclObject values)) {
            throw new UclException(json.position(), "expected an object, got " + json.typeName());
        }
        Section section = new Section(name, values.position(), directory, values);
        Problems problems = new Problems();
        return new SpecReader(ALL_TYPES)
                .read(section, origin, problems)
                .orElseThrow(
                        () ->
                                new UclException(
                                        values.position(), "cannot be used: " + problems.sorted()));
    }

    /** Reads a section; empty if it has any problem. */
    Optional<InstanceSpec> read(Section section, Problems problems) {
        Problems found = new Problems();
        Optional<InstanceSpec> spec = read(section, section.place().toString(), found);
        problems.addAll(found);
        return found.isEmpty() ? spec : Optional.empty();
    }

    /** Every key that a section may have, but for the numbered ones. */
    static Set<String> keys() {
        UclObject nothing = UclObject.builder().build();
        Settings settings = new Settings(nothing, new Problems());
        Settings vps = new Settings(nothing, new Problems());
        Section section =
                new Section(new InstanceName("any"), nothing.position(), Path.of("/"), nothing);
        new SpecReader(ALL_TYPES).read(section, "", settings, new Problems());
        new VpsReader(section, vps, new Problems()).read();
        Set<String> keys = new TreeSet<>(settings.known());
        keys.addAll(vps.known());
        return keys;
    }

    private Optional<InstanceSpec> read(Section section, String origin, Problems problems) {
        return read(section, origin, new Settings(section.values(), problems), problems);
    }

    /** Reads all that can be read, with defaults for the rest. */
    private Optional<InstanceSpec> read(
            Section section, String origin, Settings settings, Problems problems) {
        Path directory = section.directory();
        settings.accept(List.of("name"));
        settings.accept(OtherKeys.of(section.values()));
        Optional<InstanceType> type = types.read(section, settings, problems);
        InstanceType read = type.orElse(InstanceType.PROCESS);
        Optional<VpsSettings> vps =
                read == InstanceType.VPS
                        ? new VpsReader(section, settings, problems).read()
                        : Optional.empty();
        Optional<CommandSettings> command =
                read == InstanceType.VPS
                        ? Optional.empty()
                        : new CommandReader(settings, directory, problems).read();
        InstanceSpec spec =
                new InstanceSpec(
                        section.name(),
                        read,
                        origin,
                        directory,
                        settings.text("description").orElse(""),
                        settings.text("owner"),
                        settings.text("group"),
                        settings.truth("autostart", false),
                        new AfterReader(problems).read(settings.value("after")),
                        restart(settings),
                        stop(settings),
                        hooks(settings, directory),
                        read == InstanceType.PROCESS ? command : Optional.empty(),
                        vps,
                        SavedSource.flattened(section.values()),
                        SavedSource.json(section.values()));
        if (section.isFlat()) {
            settings.warnOfUnknown();
        } else {
            settings.reportUnknown();
        }
        boolean canBe =
                switch (read) {
                    case PROCESS -> command.isPresent();
                    case VPS -> vps.isPresent();
                    case VM -> true;
                };
        return type.isPresent() && canBe ? Optional.of(spec) : Optional.empty();
    }

    private static RestartSettings restart(Settings settings) {
        RestartSettings defaults = RestartSettings.DEFAULT;
        Duration delay = wait(settings, "restart_delay", defaults.delay());
        Duration delayMax = wait(settings, "restart_delay_max", delay);
        if (delayMax.compareTo(delay) < 0) {
            settings.refuse(
                    "restart_delay_max",
                    "is below restart_delay, which is " + Settings.describe(delay),
                    "the delay grows from restart_delay to restart_delay_max");
        } else if (delay.isZero() && !delayMax.isZero()) {
            settings.refuse(
                    "restart_delay_max",
                    "has no effect, as there is no restart_delay to grow",
                    "set restart_delay, for example to 1s");
        }
        return new RestartSettings(
                settings.choice("restart", RestartPolicy.values(), RestartPolicy::word)
                        .orElse(defaults.policy()),
                settings.count(
                        "maxrestart",
                        defaults.max(),
                        0,
                        MAX_RESTARTS,
                        "maxrestarttime = 0 turns the limit off"),
                settings.time("maxrestarttime", defaults.window(), Duration.ZERO, MAX_WINDOW),
                delay,
                delayMax);
    }

    private static StopSettings stop(Settings settings) {
        StopSettings defaults = StopSettings.DEFAULT;
        return new StopSettings(
                settings.signal("stop_signal"), wait(settings, "stop_timeout", defaults.timeout()));
    }

    private static HookSettings hooks(Settings settings, Path directory) {
        return new HookSettings(
                settings.path("scriptpath", directory).orElse(directory),
                settings.time(
                        "hook_timeout", HookSettings.DEFAULT_TIMEOUT, MIN_HOOK_TIME, MAX_WAIT));
    }

    private static Duration wait(Settings settings, String key, Duration fallback) {
        return settings.time(key, fallback, Duration.ZERO, MAX_WAIT);
    }
}
