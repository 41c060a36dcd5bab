package org.vpsd.jucl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of UCL by recursive descent: reads the members of one text into a scope.
 *
 * <p>An included text has a parser of its own, which continues the scope of the text around it.
 */
final class TextParser {

    private static final int NOT_OPEN = -1;

    private final Scanner in;
    private final Session session;
    private final TextSettings settings;
    private final Keys keys;
    private final Strings strings;
    private final MacroReader macros;
    private int depth;

    TextParser(Scanner in, Session session, TextSettings settings, int depth) {
        this.in = in;
        this.session = session;
        this.settings = settings;
        this.depth = depth;
        this.keys = new Keys(in, session.lowercaseKeys());
        this.strings = new Strings(in, session, settings.variables());
        this.macros = new MacroReader(in, session, settings.variables());
    }

    /** Whether the whole text is an array. */
    boolean isArray() throws UclException {
        in.skipSpace();
        return in.peek() == '[';
    }

    /** Reads the whole text, which is an array. */
    UclArray documentArray() throws UclException {
        UclArray array = array(Scope.top(), null);
        end("bracket");
        return array;
    }

    /** Reads the whole text, which has members. Braces around it may be left out. */
    void document(Scope scope) throws UclException {
        in.skipSpace();
        if (in.peek() == '[') {
            throw in.error(in.pos, "expected keys, got an array; give it a key");
        }
        if (in.peek() == '{') {
            int brace = in.pos++;
            members(scope, brace);
            in.pos++;
            end("brace");
        } else {
            members(scope, NOT_OPEN);
        }
    }

    /**
     * Nothing may follow the last bracket: libucl would ignore it, and with it what somebody meant
     * to configure.
     */
    private void end(String bracket) throws UclException {
        afterValue(true);
        in.skipSpace();
        if (!in.atEnd()) {
            throw in.error(
                    in.pos,
                    "expected the end of the text after its closing "
                            + bracket
                            + ", got "
                            + in.found(in.pos));
        }
    }

    /** Reads members up to the closing brace, and stops on it, or to the end of the text. */
    private void members(Scope scope, int brace) throws UclException {
        for (; ; ) {
            in.skipSpace();
            if (in.atEnd()) {
                if (brace != NOT_OPEN) {
                    throw in.error(brace, "this \"{\" is never closed; add the missing \"}\"");
                }
                return;
            }
            if (in.peek() == '}' && brace != NOT_OPEN) {
                return;
            }
            if (in.peek() == '}' || in.peek() == ']') {
                throw in.error(in.pos, "this \"" + in.peek() + "\" closes nothing; remove it");
            }
            if (in.peek() == '.') {
                MacroCall call = macros.read(depth);
                Macros.run(call, new MacroContext(session, settings, scope, depth));
            } else {
                afterValue(isContainer(member(scope, false)));
            }
        }
    }

    private static boolean isContainer(UclValue value) {
        return value instanceof UclObject || value instanceof UclArray;
    }

    /** Reads a key and its value; one that follows other keys must open a bracket or go on. */
    private UclValue member(Scope scope, boolean nested) throws UclException {
        int start = in.pos;
        String key = keys.read();
        boolean separated = keys.separator();
        if (nested && separated) {
            throw in.error(
                    start,
                    "the nested key \"" + key + "\" takes no \"=\" or \":\"; put braces around it");
        }
        if (in.atEnd()) {
            throw in.error(start, "key \"" + key + "\" has no value");
        }
        Position position = in.position(start);
        int priority = settings.priority();
        Member base = mergeBase(scope, key);
        UclValue value =
                !separated && keys.anotherFollows()
                        ? nested(scope, key, base)
                        : value(scope, key, base);
        if (base != null) {
            scope.members().merge(base, value);
        } else {
            Member member = new Member(position, value, priority, false);
            scope.members().add(key, member, settings.duplicates());
        }
        return value;
    }

    /** The member that the value is merged into: one that has an object or array already. */
    private @Nullable Member mergeBase(Scope scope, String key) {
        if (settings.duplicates() != DuplicatePolicy.MERGE) {
            return null;
        }
        Member old = scope.members().get(key);
        return old != null && isContainer(old.first()) ? old : null;
    }

    /** The rest of {@code section "a" "b" { }}: an object for each key but the last. */
    private UclObject nested(Scope scope, String key, @Nullable Member base) throws UclException {
        Position position = enter(in.pos);
        Scope inner = scope.child(key, objectBase(base, position));
        member(inner, true);
        depth--;
        return inner.members().build(position);
    }

    private UclValue value(Scope scope, String key, @Nullable Member base) throws UclException {
        in.skipSpace();
        if (in.atEnd()) {
            throw in.error(in.pos, "key \"" + key + "\" has no value");
        }
        if (in.peek() == '{') {
            return object(scope, key, base);
        }
        if (in.peek() == '[') {
            return array(scope, base);
        }
        if (base != null) {
            throw cannotMerge(base, in.position(in.pos), "a scalar");
        }
        return scalar();
    }

    private UclValue scalar() throws UclException {
        char c = in.peek();
        if (c == '"') {
            return strings.doubleQuoted();
        }
        if (c == '\'') {
            return strings.singleQuoted();
        }
        UclValue value = null;
        if (c == '<') {
            value = strings.heredoc();
        } else if (c == '-' || Chars.isDigit(c)) {
            value = Numbers.read(in);
        }
        return value != null ? value : strings.bare();
    }

    private UclObject object(Scope scope, String key, @Nullable Member base) throws UclException {
        int brace = in.pos;
        Position position = enter(brace);
        in.pos++;
        Scope inner = scope.child(key, objectBase(base, position));
        members(inner, brace);
        in.pos++;
        depth--;
        return inner.members().build(position);
    }

    private UclArray array(Scope scope, @Nullable Member base) throws UclException {
        int bracket = in.pos;
        Position position = enter(bracket);
        in.pos++;
        List<UclValue> values = arrayBase(base, position);
        in.skipSpace();
        while (in.peek() != ']') {
            if (in.atEnd()) {
                throw in.error(bracket, "this \"[\" is never closed; add the missing \"]\"");
            }
            if (in.peek() == '}') {
                throw in.error(in.pos, "expected a value or \"]\", got \"}\"");
            }
            UclValue value = value(scope, "", null);
            values.add(value);
            afterValue(isContainer(value));
            in.skipSpace();
        }
        in.pos++;
        depth--;
        return new UclArray(values, false, position);
    }

    private Members objectBase(@Nullable Member base, Position position) throws UclException {
        if (base == null) {
            return new Members();
        }
        if (base.first() instanceof UclObject object) {
            session.copy(object.members(), position);
            return Members.of(object);
        }
        throw cannotMerge(base, position, "an object");
    }

    private List<UclValue> arrayBase(@Nullable Member base, Position position) throws UclException {
        if (base == null) {
            return new ArrayList<>();
        }
        if (base.first() instanceof UclArray array) {
            session.copy(array.values().size(), position);
            return new ArrayList<>(array.values());
        }
        throw cannotMerge(base, position, "an array");
    }

    private static UclException cannotMerge(Member base, Position position, String what) {
        return new UclException(
                position,
                "cannot merge "
                        + what
                        + " into "
                        + base.first().typeName()
                        + ", first given at "
                        + base.keyPosition);
    }

    private Position enter(int at) throws UclException {
        if (++depth > session.limits().depth()) {
            throw in.error(
                    at, "nested too deeply; the limit is " + session.limits().depth() + " levels");
        }
        return in.position(at);
    }

    /**
     * Skips what separates a value from the next: a newline, a comma, a semicolon or a comment.
     *
     * @param separated true after a closing bracket, which needs no separator
     */
    private void afterValue(boolean separated) throws UclException {
        boolean found = separated;
        for (; ; ) {
            in.skipBlanks();
            char c = in.peek();
            if (in.atComment()) {
                in.skipComment();
                found = true;
            } else if (c == '\n' || c == '\r' || c == ',' || c == ';') {
                in.pos++;
                found = true;
            } else if (found || in.atEnd() || c == '}' || c == ']') {
                return;
            } else {
                throw in.error(
                        in.pos,
                        "expected a newline, \",\" or \";\" after the value, got "
                                + in.found(in.pos));
            }
        }
    }
}
