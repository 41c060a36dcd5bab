package org.vpsd.daemon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclParser;
import org.vpsd.jucl.UclValue;

/**
 * Reads a configuration directory: in each sub-directory a file {@code config}, whose sections are
 * instances (vmstated(8)). One that is broken never keeps the others from being read. For one
 * thread at a time.
 */
public final class ConfigReader {

    private static final String CONFIG = "config";
    private static final String DAEMON_CONFIG = "vpsd.conf";

    private final Set<InstanceType> supported;

    /**
     * A reader.
     *
     * @param supported the types that there is a driver for
     */
    public ConfigReader(Set<InstanceType> supported) {
        this.supported = Set.copyOf(supported);
    }

    /** Reads the directory, however broken it is. */
    public Configuration read(Path directory) {
        Problems problems = new Problems();
        DaemonSettings daemon = daemonSettings(directory.resolve(DAEMON_CONFIG), problems);
        Map<InstanceName, List<InstanceSpec>> byName = new TreeMap<>();
        for (Path sub : subDirectories(directory, problems)) {
            problems.in(sub);
            for (InstanceSpec spec : instancesIn(sub, problems)) {
                byName.computeIfAbsent(spec.name(), _ -> new ArrayList<>()).add(spec);
            }
        }
        List<InstanceSpec> unique = withoutNamesakes(byName, problems);
        return new Configuration(
                withoutCycles(unique, problems), problems.list(), problems.directories(), daemon);
    }

    private static List<Path> subDirectories(Path directory, Problems problems) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            problems.add(directory.toString(), "cannot be read: " + IoErrors.describe(e), "");
            return List.of();
        }
    }

    private List<InstanceSpec> instancesIn(Path directory, Problems problems) {
        Path file = directory.resolve(CONFIG);
        if (Files.isReadable(directory) && Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        Optional<UclObject> content = parse(file, problems);
        List<InstanceSpec> specs = new ArrayList<>();
        if (content.isPresent()) {
            for (String tag : content.get().keys()) {
                for (UclValue value : values(content.get(), tag)) {
                    instance(directory, tag, value, problems).ifPresent(specs::add);
                }
            }
        }
        return specs;
    }

    /** A section that is there twice comes as an array. */
    private static List<UclValue> values(UclObject object, String key) {
        UclValue value = object.get(key);
        return value instanceof UclArray array && array.implicit()
                ? array.values()
                : object.list(key);
    }

    private static Optional<UclObject> parse(Path file, Problems problems) {
        if (isWritableByOthers(file)) {
            problems.add(
                    file.toString(),
                    "refused: its group or everybody can write to it",
                    "chmod go-w " + file);
            return Optional.empty();
        }
        try {
            return Optional.of(UclParser.builder().build().parse(file));
        } catch (UclException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    /** Whoever can write a configuration can run commands as the daemon. */
    private static boolean isWritableByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<InstanceSpec> instance(
            Path directory, String tag, UclValue value, Problems problems) {
        if (!(value instanceof UclObject object)) {
            problems.add(
                    value.position(),
                    "expected a section, got " + value.typeName(),
                    "write " + tag + " { … }");
            return Optional.empty();
        }
        String name = new Section(object, problems).text("name").orElse(tag);
        Optional<String> objection = InstanceName.objection(name);
        if (objection.isPresent()) {
            problems.add(object.position(), objection.get(), "");
            return Optional.empty();
        }
        return SpecReader.read(new InstanceName(name), directory, object, supported, problems);
    }

    private static List<InstanceSpec> withoutNamesakes(
            Map<InstanceName, List<InstanceSpec>> byName, Problems problems) {
        List<InstanceSpec> unique = new ArrayList<>();
        byName.forEach(
                (name, specs) -> {
                    if (specs.size() == 1) {
                        unique.add(specs.getFirst());
                        return;
                    }
                    String places =
                            specs.stream()
                                    .map(InstanceSpec::origin)
                                    .collect(Collectors.joining(" and "));
                    for (InstanceSpec spec : specs) {
                        problems.in(spec.directory());
                        problems.add(
                                spec.origin(),
                                "more than one instance is called '" + name + "': " + places,
                                "all are refused until each has its own name");
                    }
                });
        return unique;
    }

    private static List<InstanceSpec> withoutCycles(List<InstanceSpec> specs, Problems problems) {
        Map<InstanceName, List<InstanceName>> after = new HashMap<>();
        specs.forEach(spec -> after.put(spec.name(), spec.after()));
        StartOrder order = new StartOrder(after);
        List<InstanceSpec> sound = new ArrayList<>();
        for (InstanceSpec spec : specs) {
            problems.in(spec.directory());
            Optional<List<InstanceName>> cycle = order.cycleThrough(spec.name());
            if (cycle.isPresent()) {
                String way =
                        cycle.get().stream()
                                .map(InstanceName::value)
                                .collect(Collectors.joining(" -> "));
                problems.add(spec.origin(), "after: goes round in a circle: " + way, "");
            } else {
                sound.add(spec);
            }
        }
        return sound;
    }

    private static DaemonSettings daemonSettings(Path file, Problems problems) {
        problems.in(file);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return DaemonSettings.DEFAULT;
        }
        Optional<UclObject> content = parse(file, problems);
        if (content.isEmpty()) {
            return DaemonSettings.DEFAULT;
        }
        Section section = new Section(content.get(), problems);
        section.refuseUnknown(KnownKeys.OF_DAEMON::contains, KnownKeys.OF_DAEMON);
        DaemonSettings defaults = DaemonSettings.DEFAULT;
        return new DaemonSettings(
                section.choice("on_exit", defaults.onExit(), DaemonSettings.OnExit.values()),
                section.integer("autostart_parallel", defaults.autostartParallel(), 1, 1024));
    }
}
