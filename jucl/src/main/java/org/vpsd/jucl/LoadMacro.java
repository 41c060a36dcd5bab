package org.vpsd.jucl;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code .load(key = "name") "file"}: sets a key to what a file holds, as a string or a number. */
final class LoadMacro {

    private final MacroCall call;
    private final MacroContext context;

    private LoadMacro(MacroCall call, MacroContext context) {
        this.call = call;
        this.context = context;
    }

    static void run(MacroCall call, MacroContext context) throws UclException {
        new LoadMacro(call, context).load();
    }

    private void load() throws UclException {
        UclObject parameters = call.parameters();
        String key = parameters.string("key").orElse("");
        if (key.isEmpty()) {
            throw call.error("expected a parameter key, the key to set");
        }
        Members members = context.scope().members();
        Member old = members.get(key);
        if (old != null) {
            throw call.error("the key \"" + key + "\" was given already at " + old.keyPosition);
        }
        int priority = PriorityMacro.check(call, parameters.integer("priority").orElse(0));
        String text = text(parameters.bool("try").orElse(false));
        if (text != null) {
            members.put(key, new Member(call.position(), value(text), priority, false));
        }
    }

    private @Nullable String text(boolean optional) throws UclException {
        Path file = SourceFiles.path(call.value(), call.position());
        try {
            return context.session().load(file, call.position());
        } catch (IOException e) {
            if (optional) {
                return null;
            }
            throw SourceFiles.unreadable(call.position(), call.value(), e);
        }
    }

    private UclValue value(String text) throws UclException {
        String target = call.parameters().string("target").orElse("string");
        return switch (target) {
            case "string" -> string(text);
            case "int" -> integer(text);
            default -> throw call.error("target must be string or int");
        };
    }

    private UclString string(String text) throws UclException {
        UclObject parameters = call.parameters();
        String value = parameters.bool("trim").orElse(false) ? text.strip() : text;
        if (parameters.bool("escape").orElse(false)) {
            value = escaped(value);
        }
        boolean multiline = parameters.bool("multiline").orElse(false);
        return new UclString(
                value,
                multiline ? UclString.Style.HEREDOC : UclString.Style.PLAIN,
                call.position());
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        JsonStrings.quote(out, text);
        return out.substring(1, out.length() - 1);
    }

    /** As libucl does with strtoll, the number at the start counts and the rest does not. */
    private UclInteger integer(String text) throws UclException {
        String number = text.strip();
        int end = number.startsWith("-") ? 1 : 0;
        while (end < number.length() && Chars.isDigit(number.charAt(end))) {
            end++;
        }
        try {
            return new UclInteger(Long.parseLong(number.substring(0, end)), call.position());
        } catch (NumberFormatException e) {
            throw call.error("expected the file to start with an integer");
        }
    }
}
