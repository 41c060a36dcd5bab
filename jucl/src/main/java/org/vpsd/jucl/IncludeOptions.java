package org.vpsd.jucl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an include. As in libucl an unknown parameter has no effect; one that libucl
 * knows and jucl does not is an error.
 *
 * @param optional a file that cannot be read is skipped
 * @param glob {@code *} and {@code ?} match file names
 * @param priority the priority of the values that are read
 * @param duplicates what happens to keys that are there already
 * @param prefix the values go below a key, by default named after the file
 * @param key the name of that key, or null
 * @param array the values become an element of an array at that key
 * @param path directories to look in; empty for the value as it is
 */
record IncludeOptions(
        boolean optional,
        boolean glob,
        int priority,
        DuplicatePolicy duplicates,
        boolean prefix,
        @Nullable String key,
        boolean array,
        List<String> path) {

    private static final String[] UNSUPPORTED = {"sign", "url"};

    static IncludeOptions of(MacroCall call, boolean optional) throws UclException {
        UclObject parameters = call.parameters();
        for (String name : UNSUPPORTED) {
            if (parameters.bool(name).orElse(false)) {
                throw call.error("the parameter " + name + " is not supported");
            }
        }
        String key = parameters.string("key").orElse(null);
        return new IncludeOptions(
                parameters.bool("try").orElse(optional),
                parameters.bool("glob").orElse(false),
                PriorityMacro.check(call, parameters.integer("priority").orElse(0)),
                duplicates(call),
                key != null || parameters.bool("prefix").orElse(false),
                key,
                isArray(call),
                path(call));
    }

    private static List<String> path(MacroCall call) throws UclException {
        List<String> directories = new ArrayList<>();
        for (UclValue directory : call.parameters().list("path")) {
            if (!(directory instanceof UclString string) || string.value().isEmpty()) {
                throw call.error("path must be an array of directories");
            }
            directories.add(string.value());
        }
        return directories;
    }

    private static DuplicatePolicy duplicates(MacroCall call) throws UclException {
        String name = call.parameters().string("duplicate").orElse("append");
        return switch (name) {
            case "append" -> DuplicatePolicy.APPEND;
            case "merge" -> DuplicatePolicy.MERGE;
            case "rewrite" -> DuplicatePolicy.REWRITE;
            case "error" -> DuplicatePolicy.ERROR;
            default -> throw call.error("duplicate must be append, merge, rewrite or error");
        };
    }

    private static boolean isArray(MacroCall call) throws UclException {
        String target = call.parameters().string("target").orElse("object");
        return switch (target) {
            case "array" -> true;
            case "object" -> false;
            default -> throw call.error("target must be object or array");
        };
    }
}
