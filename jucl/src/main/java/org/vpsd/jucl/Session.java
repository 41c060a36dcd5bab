package org.vpsd.jucl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One parse: what its texts share, the limits that they use up, and the files that are open. */
final class Session {

    /** Skipped at the start of a text. */
    static final String BYTE_ORDER_MARK = "\ufeff";

    private final UclParser parser;
    private final Deque<Path> open = new ArrayDeque<>();
    private long used;
    private long copied;

    Session(UclParser parser) {
        this.parser = parser;
    }

    boolean lowercaseKeys() {
        return parser.lowercaseKeys();
    }

    Limits limits() {
        return parser.limits();
    }

    /** The macro that the parser's user gave a name, or null. */
    @Nullable UclMacro macro(String name) {
        return parser.macro(name);
    }

    /**
     * Reads a text that has no file. As in libucl {@code FILENAME} is "undef" then.
     *
     * @return what {@link #read} returns
     */
    @Nullable UclArray text(String text, String name, TextSettings outer, Scope scope)
            throws UclException {
        use(text.length(), new Position(name, 1, 1, null));
        return withoutFile(text, name, outer, scope);
    }

    private @Nullable UclArray withoutFile(
            String text, String name, TextSettings outer, Scope scope) throws UclException {
        String directory = System.getProperty("user.dir", ".");
        return read(new Source(name, text, null), text, outer.in("undef", directory), scope, 0);
    }

    /** Reads a stream to its end, as {@link #text} reads a text. */
    @Nullable UclArray stream(InputStream stream, String name, TextSettings outer, Scope scope)
            throws UclException {
        Position start = new Position(name, 1, 1, null);
        byte[] bytes;
        try {
            bytes = SourceFiles.read(stream, left());
        } catch (IOException e) {
            throw SourceFiles.unreadable(start, name, e);
        }
        use(bytes.length, start);
        return withoutFile(Utf8.decode(bytes, name, null), name, outer, scope);
    }

    /** Reads a text that a macro brings, with the settings of the text that has the macro. */
    void insert(String text, String name, Position from, MacroContext context) throws UclException {
        checkDepth(from);
        use(text.length(), new Position(name, 1, 1, from));
        Source source = new Source(name, text, from);
        read(source, text, context.settings(), context.scope(), context.depth());
    }

    /**
     * Reads a file into a scope.
     *
     * @param from the place of the include, null at the top
     * @param outer the settings but for {@code FILENAME} and {@code CURDIR}
     * @param depth how deep the scope is nested
     * @return what {@link #read} returns
     * @throws IOException the file cannot be read; nothing else of the parse has changed
     */
    @Nullable UclArray include(
            Path file, @Nullable Position from, TextSettings outer, Scope scope, int depth)
            throws UclException, IOException {
        Path real = file.toRealPath();
        if (from != null) {
            checkDepth(from);
            checkCycle(real, from);
        }
        String name = file.toString();
        String text = load(real, name, from);
        TextSettings settings = outer.in(real.toString(), String.valueOf(real.getParent()));
        open.push(real);
        UclArray array = read(new Source(name, text, from), text, settings, scope, depth);
        open.pop();
        return array;
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

    private void checkDepth(Position from) throws UclException {
        int nested = 1;
        for (Position at = from.includedFrom(); at != null; at = at.includedFrom()) {
            nested++;
        }
        if (nested > limits().includes()) {
            throw new UclException(
                    from, "includes nest too deeply; the limit is " + limits().includes());
        }
    }

    private void checkCycle(Path real, Position from) throws UclException {
        if (open.contains(real)) {
            throw new UclException(from, "the file " + real + " includes itself");
        }
    }

    /**
     * Reads a whole text.
     *
     * @return the array, if the text is one; that may only be at the top. Null when the text had
     *     members, which are in the scope now
     */
    private @Nullable UclArray read(
            Source source, String text, TextSettings settings, Scope scope, int depth)
            throws UclException {
        Scanner in = new Scanner(source, text);
        int nul = text.indexOf(Scanner.END);
        if (nul >= 0) {
            throw in.error(nul, "the text has a NUL character; is it a text file?");
        }
        if (text.startsWith(BYTE_ORDER_MARK)) {
            in.pos++;
        }
        TextParser parser = new TextParser(in, this, settings, depth);
        if (source.includedFrom() == null && parser.isArray()) {
            return parser.documentArray();
        }
        parser.document(scope);
        return null;
    }

    /**
     * Counts members that are about to be copied.
     *
     * @throws UclException they are too many
     */
    void copy(Map<String, Member> members, Position position) throws UclException {
        long values = 0;
        for (Member member : members.values()) {
            values += member.size();
        }
        copy(values, position);
    }

    /** Counts values that are about to be copied. */
    void copy(long values, Position position) throws UclException {
        copied += values;
        if (copied > limits().copies()) {
            throw new UclException(
                    position,
                    "the text copies too many members by .inherit and merges; the limit is "
                            + limits().copies());
        }
    }

    /**
     * Expands the variables of a part of a text; what they add counts as if it had been read.
     *
     * @throws UclException that is beyond the limit
     */
    String expand(Variables variables, String text, Position position) throws UclException {
        String expanded = variables.expand(text);
        use(Math.max(0, expanded.length() - text.length()), position);
        return expanded;
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
