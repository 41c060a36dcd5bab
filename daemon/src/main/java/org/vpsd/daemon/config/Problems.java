package org.vpsd.daemon.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vpsd.daemon.model.Problem;
import org.vpsd.daemon.model.Problem.Severity;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.jucl.Position;
import org.vpsd.jucl.UclException;

/** Collects what is wrong, so that all of it can be reported in one pass. */
final class Problems {

    private static final Comparator<Found> BY_PLACE =
            Comparator.comparing(Found::source)
                    .thenComparingInt(Found::line)
                    .thenComparingInt(Found::column);

    private final List<Found> found = new ArrayList<>();

    private record Found(String source, int line, int column, Problem problem) {}

    /** Notes a problem of a place in a text. */
    void add(Position position, String message, String hint) {
        add(new UclException(position, message), hint, Severity.ERROR);
    }

    /** Notes what deserves a look at a place in a text. */
    void warn(Position position, String message, String hint) {
        add(new UclException(position, message), hint, Severity.WARNING);
    }

    /** Notes a problem that the parser, or a getter of a value, has found. */
    void add(UclException error) {
        add(error, "", Severity.ERROR);
    }

    /** Notes a problem of a whole file. */
    void add(Path file, String message, String hint) {
        found.add(new Found(file.toString(), 0, 0, new Problem(file.toString(), message, hint)));
    }

    /** Notes that a file is not believed. */
    void add(Path file, FileTrust.Objection objection) {
        add(file, "is refused: " + objection.message(), objection.hint());
    }

    /** Notes that a file cannot be read. */
    void add(Path file, IOException error) {
        String why = IoErrors.describe(error);
        String named = file + ": ";
        add(
                file,
                "cannot be read: " + (why.startsWith(named) ? why.substring(named.length()) : why),
                "");
    }

    /** Notes all that another collection holds. */
    void addAll(Problems others) {
        found.addAll(others.found);
    }

    /** Whether nothing was found but what deserves a look. */
    boolean isEmpty() {
        return found.stream().noneMatch(each -> each.problem().isError());
    }

    /** All problems by file, line and column. */
    List<Problem> sorted() {
        return found.stream().sorted(BY_PLACE).map(Found::problem).toList();
    }

    private void add(UclException error, String hint, Severity severity) {
        Position at = error.position();
        String where = at.toString();
        String line = String.valueOf(error.getMessage());
        String report = error.report();
        String excerpt = report.length() > line.length() ? report.substring(line.length() + 1) : "";
        found.add(
                new Found(
                        at.source(),
                        at.line(),
                        at.column(),
                        new Problem(
                                where,
                                line.substring(where.length() + 2),
                                hint,
                                excerpt,
                                severity)));
    }
}
