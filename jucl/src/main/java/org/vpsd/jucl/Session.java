package org.vpsd.jucl;

import java.io.IOException;
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

    /** Reads a text that has no file. */
    UclObject text(String text, String name) throws UclException {
        Variables variables = parser.variables().with("undef", System.getProperty("user.dir", "."));
        Source source = new Source(name, text, null);
        Scope scope = Scope.top();
        read(source, text, new TextSettings(variables, DuplicatePolicy.APPEND, 0), scope, 0);
        return scope.members().build(new Position(source, 1, 1));
    }

    /** Reads a file as the top of the configuration. */
    UclObject file(Path file) throws UclException {
        Position start = new Position(file.toString(), 1, 1, null);
        Scope scope = Scope.top();
        TextSettings settings = new TextSettings(parser.variables(), DuplicatePolicy.APPEND, 0);
        try {
            file(file, null, settings, scope, 0);
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
    void file(Path file, @Nullable Position from, TextSettings outer, Scope scope, int depth)
            throws UclException, IOException {
        Path real = file.toRealPath();
        if (from != null) {
            checkInclude(real, from);
        }
        byte[] bytes = SourceFiles.read(real, limits().bytes() - used);
        String text = Utf8.decode(bytes, file.toString(), from);
        open.push(real);
        Variables variables =
                outer.variables().with(real.toString(), String.valueOf(real.getParent()));
        TextSettings settings = new TextSettings(variables, outer.duplicates(), outer.priority());
        read(new Source(file.toString(), text, from), text, settings, scope, depth);
        open.pop();
    }

    /**
     * The text of a file that is not UCL.
     *
     * @throws IOException the file cannot be read
     */
    String load(Path file, Position from) throws UclException, IOException {
        byte[] bytes = SourceFiles.read(file, limits().bytes() - used);
        use(bytes.length, from);
        return Utf8.decode(bytes, file.toString(), from);
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

    private void read(Source source, String text, TextSettings settings, Scope scope, int depth)
            throws UclException {
        use(text.length(), new Position(source, 1, 1));
        Scanner in = new Scanner(source, text);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw in.error(nul, "the text has a NUL character; is it a text file?");
        }
        new TextParser(in, this, settings, depth).document(scope);
    }

    private void use(long length, Position position) throws UclException {
        used += length;
        if (used > limits().bytes()) {
            throw new UclException(
                    position, "the text is too long; the limit is " + limits().bytes() + " bytes");
        }
    }
}
