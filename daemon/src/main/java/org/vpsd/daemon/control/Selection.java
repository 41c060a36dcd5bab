package org.vpsd.daemon.control;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;

/**
 * The instances that a request is about, of those that its caller may see.
 *
 * @param named those that a name was given of
 * @param matched those that only a glob matched
 * @param failures what is to be said of names and globs without an instance
 */
record Selection(Set<Instance> named, Set<Instance> matched, List<Reply> failures) {

    /**
     * Finds the instances of names and globs.
     *
     * @param id of the request
     * @param names names and globs; none means all
     * @param visible the instances that the caller may see
     */
    static Selection of(long id, List<String> names, List<Instance> visible) {
        Selection selection =
                new Selection(new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>());
        if (names.isEmpty()) {
            selection.matched.addAll(visible);
        }
        for (String name : names) {
            selection.add(id, name, visible);
        }
        selection.matched.removeAll(selection.named);
        return selection;
    }

    private void add(long id, String text, List<Instance> visible) {
        boolean isGlob = isGlob(text);
        Optional<String> objection = isGlob ? Optional.empty() : InstanceName.objection(text);
        if (objection.isPresent()) {
            failures.add(failure(id, text, "is not a name of an instance: " + objection.get()));
            return;
        }
        try {
            List<Instance> found = isGlob ? matching(text, visible) : called(text, visible);
            if (found.isEmpty()) {
                failures.add(
                        failure(id, text, isGlob ? "matches no instance" : "no such instance"));
            }
            (isGlob ? matched : named).addAll(found);
        } catch (PatternSyntaxException e) {
            failures.add(failure(id, text, "is not a valid pattern: " + e.getDescription()));
        }
    }

    private static Reply failure(long id, String name, String message) {
        return new Reply.Failure(id, ErrorCode.NO_SUCH_INSTANCE, name, message);
    }

    static boolean isGlob(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    private static List<Instance> called(String name, List<Instance> visible) {
        return visible.stream().filter(i -> i.name().value().equals(name)).toList();
    }

    private static List<Instance> matching(String glob, List<Instance> visible) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return visible.stream()
                    .filter(i -> matcher.matches(Path.of(i.name().value())))
                    .toList();
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    /** All of them, those that were named first. */
    List<Instance> all() {
        List<Instance> all = new ArrayList<>(named);
        all.addAll(matched);
        return all;
    }

    /** All of them, by name. */
    List<Instance> sorted() {
        return all().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }
}
