package org.vpsd.jucl;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Finds the files that match a pattern, in the order of their names, as glob(3) does. */
final class Glob {

    private Glob() {}

    /** True when the name has {@code *} or {@code ?}. */
    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    /**
     * The files that match; hidden ones do not unless the pattern starts with a dot.
     *
     * @throws IOException the pattern is broken or a directory cannot be read
     */
    static List<Path> files(String pattern) throws IOException {
        try {
            Path path = Path.of(pattern);
            Path start = path.isAbsolute() ? path.getRoot() : Path.of("");
            List<Path> found = List.of(start);
            for (Path part : path) {
                found = below(found, part.toString());
            }
            return found;
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw new IOException("the pattern is broken: " + e.getMessage(), e);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static List<Path> below(List<Path> directories, String part) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path directory : directories) {
            if (isPattern(part)) {
                addMatches(found, directory, part);
            } else if (Files.exists(directory.resolve(part))) {
                found.add(directory.resolve(part));
            }
        }
        Collections.sort(found);
        return found;
    }

    private static void addMatches(List<Path> found, Path directory, String part)
            throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, part)) {
            for (Path entry : entries) {
                if (part.startsWith(".") || !entry.getFileName().toString().startsWith(".")) {
                    found.add(entry);
                }
            }
        }
    }
}
