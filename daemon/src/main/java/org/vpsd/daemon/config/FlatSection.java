package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/**
 * An instance in a file of its own, in the flat form of vps.conf(5): {@code vps_ID.conf}. It is
 * named by that ID; its hooks are in the directory {@code vps_ID} beside the file.
 */
final class FlatSection {

    private static final Pattern FILE = Pattern.compile("vps_(.*)\\.conf", Pattern.DOTALL);

    private final Path file;

    /** Empty: the name is that which the file gives. */
    private final String id;

    private FlatSection(Path file, String id) {
        this.file = file;
        this.id = id;
    }

    /** The section of a file; empty if its name says that it is no such file. */
    static Optional<FlatSection> of(Path file) {
        Matcher matcher = FILE.matcher(String.valueOf(file.getFileName()));
        return matcher.matches()
                ? Optional.of(new FlatSection(file, matcher.group(1)))
                : Optional.empty();
    }

    /**
     * A file of any name.
     *
     * @param id names the instance; empty: NAME in the file does
     */
    static FlatSection named(Path file, String id) {
        return new FlatSection(file, id);
    }

    /** The directory of its hooks. */
    Path directory() {
        return directory(id);
    }

    private Path directory(String name) {
        return file.resolveSibling("vps_" + name);
    }

    /** Reads it; empty if it cannot be used, which is then noted. */
    Optional<Section> read(FileReader reader, Problems problems) {
        Optional<String> objection = InstanceName.objection(id);
        if (!id.isEmpty() && objection.isPresent()) {
            problems.add(
                    file,
                    "\"" + id + "\" cannot name an instance: " + objection.get(),
                    "rename the file to vps_NAME.conf");
            return Optional.empty();
        }
        return reader.readFlat(file).flatMap(values -> section(values, problems));
    }

    private Optional<Section> named(
            String name, Position place, UclObject values, Problems problems) {
        Optional<String> objection = InstanceName.objection(name);
        if (objection.isPresent()) {
            problems.add(
                    place,
                    "\"" + name + "\" cannot name an instance: " + objection.get(),
                    "a name has letters, digits and characters such as . _ -");
            return Optional.empty();
        }
        return Optional.of(
                new Section(new InstanceName(name), place, directory(name), values, true));
    }

    private Optional<Section> section(UclObject values, Problems problems) {
        try {
            Optional<String> name = ScalarText.of(values, "name");
            Position place = name.isPresent() ? values.keyPosition("name") : values.position();
            if (name.isEmpty()) {
                problems.add(place, "NAME is missing", "write  NAME = " + id);
                return Optional.empty();
            }
            if (id.isEmpty()) {
                return named(name.get(), place, values, problems);
            }
            if (!name.get().equals(id)) {
                problems.warn(
                        place,
                        "NAME is \"" + name.get() + "\", but the file is that of \"" + id + "\"",
                        "the id of the file's name wins, as vpsctl(8) has it");
            }
            return Optional.of(new Section(new InstanceName(id), place, directory(), values, true));
        } catch (UclException e) {
            problems.add(e);
            return Optional.empty();
        }
    }
}
