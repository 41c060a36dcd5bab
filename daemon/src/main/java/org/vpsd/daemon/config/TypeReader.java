package org.vpsd.daemon.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InstanceType;

/**
 * Reads what an instance is: its {@code type}, else what follows from the key that only one type
 * has (DESIGN.md).
 */
final class TypeReader {

    private final Set<InstanceType> supported;

    /**
     * A reader.
     *
     * @param supported the types that this daemon has drivers for; others are refused by name
     */
    TypeReader(Set<InstanceType> supported) {
        this.supported = supported;
    }

    /** The type; empty if it cannot be told or is not supported, which is then noted. */
    Optional<InstanceType> read(Section section, Settings settings, Problems problems) {
        Optional<InstanceType> type =
                settings.value("type").isPresent()
                        ? settings.choice("type", InstanceType.values(), InstanceType::word)
                        : section.isFlat()
                                ? Optional.of(InstanceType.VPS)
                                : implied(section, settings, problems);
        if (type.filter(t -> !supported.contains(t)).isPresent()) {
            problems.add(section.place(), unsupported(type.get()), "");
            return Optional.empty();
        }
        type.filter(t -> settings.value(essential(t)).isEmpty())
                .ifPresent(
                        t ->
                                problems.add(
                                        section.place(),
                                        "an instance of type "
                                                + t.word()
                                                + " needs "
                                                + essential(t),
                                        "set " + essential(t)));
        return type;
    }

    /** Why an instance of a type is refused that this version knows but cannot run. */
    static String unsupported(InstanceType type) {
        return "instances of type " + type.word() + " are not supported by this version of vpsd";
    }

    /** The key without which a type cannot be. */
    private static String essential(InstanceType type) {
        return switch (type) {
            case PROCESS -> "command";
            case VPS -> "fsroot";
            case VM -> "configfile";
        };
    }

    private static Optional<InstanceType> implied(
            Section section, Settings settings, Problems problems) {
        List<InstanceType> candidates =
                Stream.of(InstanceType.values())
                        .filter(type -> settings.value(essential(type)).isPresent())
                        .toList();
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        problems.add(
                section.place(),
                candidates.isEmpty()
                        ? "nothing says what \"" + section.name() + "\" is"
                        : "\"" + section.name() + "\" could be of more than one type",
                candidates.isEmpty()
                        ? "set command for a process, fsroot for a container or configfile for a"
                                + " virtual machine"
                        : "set type to one of " + words(candidates));
        return Optional.empty();
    }

    private static String words(List<InstanceType> types) {
        return String.join(", ", types.stream().map(InstanceType::word).toList());
    }
}
