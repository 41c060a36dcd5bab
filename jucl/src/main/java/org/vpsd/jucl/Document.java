package org.vpsd.jucl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A configuration in the making: the texts at its top, one after the other, and what they gave. */
final class Document {

    private final UclParser parser;
    private final Session session;
    private final Scope scope = Scope.top();
    private @Nullable UclArray array;
    private @Nullable Position start;

    Document(UclParser parser) {
        this.parser = parser;
        this.session = new Session(parser);
    }

    void add(Path file, DuplicatePolicy duplicates, int priority) throws UclException {
        Position at = begin(file.toString());
        try {
            end(session.include(file, null, settings(duplicates, priority), scope, 0));
        } catch (IOException e) {
            throw SourceFiles.unreadable(at, file.toString(), e);
        }
    }

    void add(String text, String name, DuplicatePolicy duplicates, int priority)
            throws UclException {
        begin(name);
        end(session.text(text, name, settings(duplicates, priority), scope));
    }

    void add(InputStream stream, String name, DuplicatePolicy duplicates, int priority)
            throws UclException {
        begin(name);
        end(session.stream(stream, name, settings(duplicates, priority), scope));
    }

    private Position begin(String name) throws UclException {
        Position at = new Position(name, 1, 1, null);
        if (array != null) {
            throw cannotMix(at);
        }
        start = start == null ? at : start;
        return at;
    }

    private void end(@Nullable UclArray read) throws UclException {
        if (read != null && !scope.members().view().isEmpty()) {
            throw cannotMix(read.position());
        }
        array = read;
    }

    private static UclException cannotMix(Position at) {
        return new UclException(at, "an array at the top cannot be put together with other texts");
    }

    private TextSettings settings(DuplicatePolicy duplicates, int priority) {
        return new TextSettings(parser.variables(), duplicates, priority);
    }

    /** What was read, when that has keys. */
    UclObject object() throws UclException {
        if (array != null) {
            throw new UclException(array.position(), "expected keys, got an array; give it a key");
        }
        return scope.members().build(start == null ? Position.NONE : start);
    }

    /** What was read: an object, or the one array. */
    UclValue value() throws UclException {
        return array != null ? array : object();
    }
}
