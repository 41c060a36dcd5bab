package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;

/** Which files a text was made of: its own and those that it includes. */
final class SourceFiles {

    private final Set<Path> files = new TreeSet<>();

    private SourceFiles() {}

    /** The files that anything in a text comes from, sorted. */
    static Set<Path> of(UclObject text) {
        SourceFiles sources = new SourceFiles();
        sources.addObject(text);
        return sources.files;
    }

    private void addObject(UclObject object) {
        object.keys().forEach(key -> addPlace(object.keyPosition(key)));
        object.asMap().values().forEach(this::addValue);
    }

    private void addValue(UclValue value) {
        addPlace(value.position());
        if (value instanceof UclObject object) {
            addObject(object);
        } else if (value instanceof UclArray array) {
            array.values().forEach(this::addValue);
        }
    }

    private void addPlace(@Nullable Position place) {
        for (Position at = place; at != null; at = at.includedFrom()) {
            files.add(Path.of(at.source()));
        }
    }
}
