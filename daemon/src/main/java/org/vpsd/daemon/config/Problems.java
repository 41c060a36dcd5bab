package org.vpsd.daemon.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vpsd.daemon.model.Problem;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclException;

/** Collects what is wrong, so that all of it is told in one pass. */
final class Problems {

    private final List<Problem> list = new ArrayList<>();
    private final Set<Path> directories = new TreeSet<>();
    private Path directory = Path.of("/");

    /** What follows is about this directory. */
    void in(Path about) {
        directory = about;
    }

    void add(Position where, String message, String hint) {
        add(where.toString(), message, hint);
    }

    void add(String where, String message, String hint) {
        list.add(new Problem(where, message, hint));
        directories.add(directory);
    }

    /** An error of the parser, which begins with the place. */
    void add(UclException e) {
        String where = e.position().toString();
        String message = String.valueOf(e.getMessage());
        String prefix = where + ": ";
        add(where, message.startsWith(prefix) ? message.substring(prefix.length()) : message, "");
    }

    int count() {
        return list.size();
    }

    List<Problem> list() {
        return list;
    }

    Set<Path> directories() {
        return directories;
    }
}
