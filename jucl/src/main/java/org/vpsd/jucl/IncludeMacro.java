package org.vpsd.jucl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code .include "file"} and {@code .try_include "file"}: reads the members of other files into
 * the object where the macro stands, or below a key of it.
 *
 * <p>A relative name is looked for in the working directory, as in libucl; {@code ${CURDIR}} is the
 * directory of the file that has the macro.
 */
final class IncludeMacro {

    private final MacroCall call;
    private final MacroContext context;

    IncludeMacro(MacroCall call, MacroContext context) {
        this.call = call;
        this.context = context;
    }

    /**
     * Includes the files.
     *
     * @param optional true when a file that cannot be read is no error
     */
    void run(boolean optional) throws UclException {
        IncludeOptions options = IncludeOptions.of(call, optional);
        if (call.value().isEmpty()) {
            throw call.error("expected the name of a file");
        }
        for (Path file : files(options)) {
            if (options.prefix()) {
                includeBelowKey(file, options);
            } else {
                include(file, options, context.scope(), context.depth());
            }
        }
    }

    private List<Path> files(IncludeOptions options) throws UclException {
        if (!options.path().isEmpty()) {
            return filesInPath(options);
        }
        if (!isGlob(options)) {
            return List.of(SourceFiles.path(call.value(), call.position()));
        }
        List<Path> files = matching(call.value());
        if (files.isEmpty() && !options.optional()) {
            throw call.error("no file matches " + call.value());
        }
        return files;
    }

    /** The first that is there; of a pattern those of every directory. */
    private List<Path> filesInPath(IncludeOptions options) throws UclException {
        List<Path> found = new ArrayList<>();
        for (String directory : options.path()) {
            String name = directory + "/" + call.value();
            if (isGlob(options)) {
                found.addAll(matching(name));
            } else if (found.isEmpty()) {
                found.addAll(existing(SourceFiles.path(name, call.position())));
            }
        }
        if (found.isEmpty() && !options.optional()) {
            throw call.error(
                    "there is no " + call.value() + " in " + String.join(", ", options.path()));
        }
        return found;
    }

    private static List<Path> existing(Path file) {
        return Files.exists(file) ? List.of(file) : List.of();
    }

    private boolean isGlob(IncludeOptions options) {
        return options.glob() && Glob.isPattern(call.value());
    }

    private List<Path> matching(String pattern) throws UclException {
        try {
            return Glob.files(pattern);
        } catch (IOException e) {
            throw SourceFiles.unreadable(call.position(), pattern, e);
        }
    }

    /** Reads a file into a scope; false when it was skipped. */
    private boolean include(Path file, IncludeOptions options, Scope scope, int depth)
            throws UclException {
        TextSettings settings =
                new TextSettings(
                        context.settings().variables(), options.duplicates(), options.priority());
        try {
            context.session().include(file, call.position(), settings, scope, depth);
            return true;
        } catch (IOException e) {
            if (options.optional()) {
                return false;
            }
            throw SourceFiles.unreadable(call.position(), file.toString(), e);
        }
    }

    private void includeBelowKey(Path file, IncludeOptions options) throws UclException {
        String key = options.key() != null ? options.key() : keyOf(file);
        Members members = context.scope().members();
        Member old = members.get(key);
        Members base = options.array() ? new Members() : objectBase(key, old);
        if (!include(file, options, context.scope().child(key, base), context.depth() + 1)) {
            return;
        }
        UclValue object = base.build(call.position());
        if (!options.array() && old != null) {
            members.merge(old, object);
            return;
        }
        UclValue value = options.array() ? extended(old, object) : object;
        members.put(key, new Member(call.position(), value, options.priority(), false));
    }

    /** The name of the file without the endings {@code .conf} and {@code .ucl}. */
    private static String keyOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        return ending.equals(".conf") || ending.equals(".ucl") ? name.substring(0, dot) : name;
    }

    private Members objectBase(String key, @Nullable Member old) throws UclException {
        if (old == null) {
            return new Members();
        }
        if (old.first() instanceof UclObject object) {
            context.session().copy(object.members(), call.position());
            return Members.of(object);
        }
        throw call.error(
                "the key \""
                        + key
                        + "\" has "
                        + old.first().typeName()
                        + " already, first given at "
                        + old.keyPosition);
    }

    /** An array of the values that the key had and one more. */
    private UclArray extended(@Nullable Member old, UclValue added) throws UclException {
        List<UclValue> values = old == null ? new ArrayList<>() : old.elements();
        context.session().copy(values.size(), call.position());
        values.add(added);
        return new UclArray(values, false, call.position());
    }
}
