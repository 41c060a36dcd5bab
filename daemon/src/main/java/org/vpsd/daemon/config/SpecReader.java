package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vpsd.daemon.model.CommandSettings;
import org.vpsd.daemon.model.HookSettings;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.model.RestartPolicy;
import org.vpsd.daemon.model.RestartSettings;
import org.vpsd.daemon.model.Signal;
import org.vpsd.daemon.model.StopSettings;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/** Makes the settings of one instance from its section. */
public final class SpecReader {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_RESTARTS = 10_000;

    private final InstanceName name;
    private final Path directory;
    private final String origin;
    private final UclObject object;
    private final Section section;
    private final Problems problems;

    private SpecReader(
            InstanceName name, Path directory, String origin, UclObject object, Problems problems) {
        this.name = name;
        this.origin = origin;
        this.directory = directory;
        this.object = object;
        this.section = new Section(object, problems);
        this.problems = problems;
    }

    /**
     * Reads settings again that were once read.
     *
     * @param source the section as {@link InstanceSpec#source} holds it
     * @throws UclException if this version cannot read it
     */
    public static InstanceSpec fromSaved(
            InstanceName name, Path directory, String origin, String source) throws UclException {
        UclValue value = Json.parse(source, origin);
        Problems problems = new Problems();
        if (value instanceof UclObject object) {
            Optional<InstanceSpec> spec =
                    new SpecReader(name, directory, origin, object, problems)
                            .spec(Set.of(InstanceType.values()));
            if (spec.isPresent() && problems.count() == 0) {
                return spec.get();
            }
        }
        String why = problems.count() == 0 ? "not an object" : problems.list().getFirst().message();
        throw new UclException(value.position(), why);
    }

    /**
     * Reads a section.
     *
     * @param supported the types that there is a driver for
     * @return empty if there is a problem with it
     */
    static Optional<InstanceSpec> read(
            InstanceName name,
            Path directory,
            UclObject object,
            Set<InstanceType> supported,
            Problems problems) {
        int before = problems.count();
        Optional<InstanceSpec> spec =
                new SpecReader(name, directory, object.position().toString(), object, problems)
                        .spec(supported);
        return problems.count() == before ? spec : Optional.empty();
    }

    private Optional<InstanceSpec> spec(Set<InstanceType> supported) {
        section.refuseUnknown(KnownKeys::isOfInstance, KnownKeys.OF_INSTANCE);
        Optional<InstanceType> type = type();
        if (type.isPresent() && !supported.contains(type.get())) {
            problems.add(
                    object.position(),
                    "instances of type " + type.get().word() + " are not supported by this vpsd",
                    "");
        }
        Optional<CommandSettings> command = command();
        if (type.filter(t -> t == InstanceType.PROCESS).isPresent() && command.isEmpty()) {
            problems.add(object.position(), "a process instance needs a command", "");
        }
        return type.map(
                t ->
                        new InstanceSpec(
                                name,
                                t,
                                origin,
                                directory,
                                section.text("description").orElse(""),
                                section.text("owner"),
                                section.text("group"),
                                section.bool("autostart", false),
                                after(),
                                restart(),
                                stop(),
                                hooks(),
                                command,
                                settings(),
                                Json.write(object)));
    }

    /** As DESIGN.md has it: {@code type}, else by what is set. */
    private Optional<InstanceType> type() {
        if (section.has("type")) {
            return Optional.of(section.choice("type", InstanceType.PROCESS, InstanceType.values()));
        }
        if (section.has("command")) {
            return Optional.of(InstanceType.PROCESS);
        }
        if (section.has("fsroot")) {
            return Optional.of(InstanceType.VPS);
        }
        if (section.has("configfile")) {
            return Optional.of(InstanceType.VM);
        }
        problems.add(
                object.position(),
                "nothing says what the instance is",
                "set command for a process, fsroot for a vps, configfile for a vm");
        return Optional.empty();
    }

    private List<InstanceName> after() {
        List<InstanceName> names = new ArrayList<>();
        for (String text : section.texts("after")) {
            Optional<String> objection = InstanceName.objection(text);
            if (objection.isPresent()) {
                section.problem("after", "'" + text + "': " + objection.get(), "");
            } else {
                names.add(new InstanceName(text));
            }
        }
        return names;
    }

    private RestartSettings restart() {
        RestartSettings defaults = RestartSettings.DEFAULT;
        Duration delay = section.duration("restart_delay", defaults.delay(), LONGEST);
        return new RestartSettings(
                section.choice("restart", defaults.policy(), RestartPolicy.values()),
                section.integer("maxrestart", defaults.max(), 0, MOST_RESTARTS),
                section.duration("maxrestarttime", defaults.window(), LONGEST),
                delay,
                section.duration("restart_delay_max", delay, LONGEST));
    }

    private StopSettings stop() {
        Signal signal =
                section.text("stop_signal")
                        .map(
                                text ->
                                        Signal.of(text)
                                                .orElseGet(
                                                        () -> {
                                                            section.problem(
                                                                    "stop_signal",
                                                                    "unknown signal '" + text + "'",
                                                                    "TERM, INT, QUIT, HUP …");
                                                            return Signal.TERM;
                                                        }))
                        .orElse(StopSettings.DEFAULT.signal());
        return new StopSettings(
                signal, section.duration("stop_timeout", StopSettings.DEFAULT.timeout(), LONGEST));
    }

    private HookSettings hooks() {
        return new HookSettings(
                section.path("scriptpath", directory).orElse(directory),
                section.duration("hook_timeout", HookSettings.DEFAULT_TIMEOUT, LONGEST));
    }

    private Optional<CommandSettings> command() {
        List<String> argv = argv();
        return argv.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CommandSettings(
                                argv,
                                section.map("environment"),
                                section.text("user"),
                                section.path("workdir", directory)));
    }

    private List<String> argv() {
        UclValue value = object.get("command");
        if (value == null) {
            return List.of();
        }
        if (value instanceof UclArray) {
            return section.texts("command");
        }
        try {
            List<String> words = CommandWords.split(section.text("command").orElse(""));
            if (words.isEmpty()) {
                section.problem("command", "is empty", "");
            }
            return words;
        } catch (IllegalArgumentException e) {
            section.problem("command", String.valueOf(e.getMessage()), "");
            return List.of();
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", object, settings);
        return settings;
    }

    private static void flatten(String prefix, UclObject from, Map<String, String> into) {
        from.asMap()
                .forEach(
                        (key, value) -> {
                            if (value instanceof UclObject nested) {
                                flatten(prefix + key + "_", nested, into);
                            } else {
                                into.put(prefix + key, text(value));
                            }
                        });
    }

    private static String text(UclValue value) {
        return value instanceof UclArray array
                ? String.join(" ", array.values().stream().map(UclValue::asText).toList())
                : value.asText();
    }
}
