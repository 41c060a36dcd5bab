package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/**
 * Finds the instances of a {@code config} file: each section at its top is one, named by its key
 * {@code name}, else by its tag (vmstated(8)).
 */
final class SectionReader {

    private static final String FORM = "an instance is written  NAME { command = \"...\"; }";

    private final Path directory;
    private final Problems problems;
    private final List<Section> sections = new ArrayList<>();

    private SectionReader(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /**
     * The sections of a file that can be told from each other; for any other thing a problem is
     * noted.
     *
     * @param directory the directory that the file is in
     */
    static List<Section> read(UclObject file, Path directory, Problems problems) {
        SectionReader reader = new SectionReader(directory, problems);
        for (String tag : file.keys()) {
            UclValue value = file.get(tag);
            if (value instanceof UclArray array) {
                array.values().forEach(each -> reader.add(tag, each.position(), each));
            } else if (value != null) {
                reader.add(tag, file.keyPosition(tag), value);
            }
        }
        return reader.sections;
    }

    private void add(String tag, Position place, UclValue value) {
        if (!(value instanceof UclObject values)) {
            problems.add(
                    place, tag + ": expected a section, got " + ScalarText.describe(value), FORM);
            return;
        }
        try {
            Optional<String> name = ScalarText.of(values, "name");
            Position named = name.isPresent() ? values.keyPosition("name") : place;
            addNamed(name.orElse(tag), named, values);
        } catch (UclException e) {
            problems.add(e);
        }
    }

    private void addNamed(String name, Position place, UclObject values) {
        Optional<String> objection = InstanceName.objection(name);
        if (objection.isPresent()) {
            problems.add(
                    place,
                    "\"" + name + "\" cannot name an instance: " + objection.get(),
                    "a name has letters, digits and characters such as . _ -");
        } else {
            sections.add(new Section(new InstanceName(name), place, directory, values));
        }
    }
}
