package org.vpsd.jucl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One parse: what its texts share, the limits that they use up, and the files that are open. */
final class Session {

    private final UclParser parser;
    private final Deque<Path> open = new ArrayDeque<>();
    private long used;

    Session(UclParser parser) {
        this.parser = parser;
    }

    boolean lowercaseKeys() {
        return parser.lowercaseKeys();
    }

    Limits limits() {
        return parser.limits();
    }

    /** Reads a text that has no file as the whole configuration. */
    UclObject text(String text, String name) throws UclException {
        Position start = new Position(name, 1, 1, null);
        use(text.length(), start);
        return document(text, name);
    }

    /** Reads a stream to its end as the whole configuration. */
    UclObject stream(InputStream stream, String name) throws UclException {
        Position start = new Position(name, 1, 1, null);
        try {
            byte[] bytes = SourceFiles.read(stream, left());
            use(bytes.length, start);
            return document(Utf8.decode(bytes, name, null), name);
        } catch (IOException e) {
            throw SourceFiles.unreadable(start, name, e);
        }
    }

    /** Reads a file as the top of the configuration. */
    UclObject file(Path file) throws UclException {
        Position start = new Position(file.toString(), 1, 1, null);
        Scope scope = Scope.top();
        try {
            include(file, null, topSettings(parser.variables()), scope, 0);
        } catch (IOException e) {
            throw SourceFiles.unreadable(start, file.toString(), e);
        }
        return scope.members().build(start);
    }

    /**
     * Reads a file into a scope.
     *
     * @param from the place of the include, null at the top
     * @param outer the settings but for {@code FILENAME} and {@code CURDIR}
     * @param depth how deep the scope is nested
     * @throws IOException the file cannot be read; nothing else of the parse has changed
     */
    void include(Path file, @Nullable Position from, TextSettings outer, Scope scope, int depth)
            throws UclException, IOException {
        Path real = file.toRealPath();
        if (from != null) {
            checkInclude(real, from);
        }
        String name = file.toString();
        String text = load(real, name, from);
        Variables variables =
                outer.variables().with(real.toString(), String.valueOf(real.getParent()));
        TextSettings settings = new TextSettings(variables, outer.duplicates(), outer.priority());
        open.push(real);
        read(new Source(name, text, from), text, settings, scope, depth);
        open.pop();
    }

    /**
     * The text of a file, of whatever kind it is.
     *
     * @param name the file as messages show it
     * @param from the place of the macro that wants it, null at the top
     * @throws IOException the file cannot be read
     */
    String load(Path file, String name, @Nullable Position from) throws UclException, IOException {
        byte[] bytes = SourceFiles.read(file, left());
        use(bytes.length, new Position(name, 1, 1, from));
        return Utf8.decode(bytes, name, from);
    }

    /** An include must not go too deep, nor come back to a file that is being read. */
    private void checkInclude(Path real, Position from) throws UclException {
        int nested = 1;
        for (Position at = from.includedFrom(); at != null; at = at.includedFrom()) {
            nested++;
        }
        if (nested > limits().includes()) {
            throw new UclException(
                    from, "includes nest too deeply; the limit is " + limits().includes());
        }
        if (open.contains(real)) {
            throw new UclException(from, "the file " + real + " includes itself");
        }
    }

    private UclObject document(String text, String name) throws UclException {
        Variables variables = parser.variables().with("undef", System.getProperty("user.dir", "."));
        Source source = new Source(name, text, null);
        Scope scope = Scope.top();
        read(source, text, topSettings(variables), scope, 0);
        return scope.members().build(new Position(source, 1, 1));
    }

    private static TextSettings topSettings(Variables variables) {
        return new TextSettings(variables, DuplicatePolicy.APPEND, 0);
    }

    private void read(Source source, String text, TextSettings settings, Scope scope, int depth)
            throws UclException {
        Scanner in = new Scanner(source, text);
        int nul = text.indexOf(Scanner.END);
        if (nul >= 0) {
            throw in.error(nul, "the text has a NUL character; is it a text file?");
        }
        new TextParser(in, this, settings, depth).document(scope);
    }

    private long left() {
        return limits().bytes() - used;
    }

    private void use(long length, Position position) throws UclException {
        used += length;
        if (used > limits().bytes()) {
            throw new UclException(
                    position, "the text is too long; the limit is " + limits().bytes() + " bytes");
        }
    }
}
