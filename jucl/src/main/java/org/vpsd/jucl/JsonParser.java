package org.vpsd.jucl;

import java.util.ArrayList;
import java.util.List;

/** The grammar of RFC 8259 by recursive descent. */
final class JsonParser {

    private final Scanner in;
    private final String text;
    private final int depthLimit;
    private int depth;

    JsonParser(Scanner in, int depthLimit) {
        this.in = in;
        this.text = in.text;
        this.depthLimit = depthLimit;
    }

    /** The one value of the text. */
    UclValue document() throws UclException {
        skipSpace();
        UclValue value = value();
        skipSpace();
        if (!in.atEnd()) {
            throw expected("the end of the text after the value");
        }
        return value;
    }

    private UclValue value() throws UclException {
        int start = in.pos;
        char c = in.peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new UclString(QuotedStrings.read(in, true), in.position(start));
            case 't' -> new UclBoolean(true, word("true"));
            case 'f' -> new UclBoolean(false, word("false"));
            case 'n' -> new UclNull(word("null"));
            default -> {
                if (c != '-' && !Chars.isDigit(c)) {
                    throw expected("a value");
                }
                yield JsonNumbers.read(in);
            }
        };
    }

    private UclObject object() throws UclException {
        Position position = enter();
        Members members = new Members();
        if (!closes('}')) {
            do {
                skipSpace();
                member(members);
            } while (continues('}'));
        }
        depth--;
        return members.build(position);
    }

    private void member(Members members) throws UclException {
        if (in.peek() != '"') {
            throw expected("a key in double quotes");
        }
        int start = in.pos;
        String key = QuotedStrings.read(in, true);
        Position position = in.position(start);
        skipSpace();
        if (in.peek() != ':') {
            throw expected("\":\" after the key");
        }
        in.pos++;
        skipSpace();
        if (!members.addNew(key, position, value())) {
            throw in.error(start, "duplicate key " + text.substring(start, endOfKey(start)));
        }
    }

    private int endOfKey(int start) {
        return text.indexOf('"', start + 1) + 1;
    }

    private UclArray array() throws UclException {
        Position position = enter();
        List<UclValue> values = new ArrayList<>();
        if (!closes(']')) {
            do {
                skipSpace();
                values.add(value());
            } while (continues(']'));
        }
        depth--;
        return new UclArray(values, false, position);
    }

    /** Steps over an opening bracket. */
    private Position enter() throws UclException {
        if (++depth > depthLimit) {
            throw in.error(in.pos, "nested too deeply; the limit is " + depthLimit + " levels");
        }
        return in.position(in.pos++);
    }

    /** Steps over the closing bracket if it comes at once. */
    private boolean closes(char bracket) {
        skipSpace();
        if (in.peek() != bracket) {
            return false;
        }
        in.pos++;
        return true;
    }

    /** Steps over a comma, true, or over the closing bracket, false. */
    private boolean continues(char bracket) throws UclException {
        skipSpace();
        char c = in.peek();
        if (c != ',' && c != bracket) {
            throw expected("\",\" or \"" + bracket + "\"");
        }
        in.pos++;
        return c == ',';
    }

    private Position word(String word) throws UclException {
        if (!text.startsWith(word, in.pos)) {
            throw expected("a value");
        }
        Position position = in.position(in.pos);
        in.pos += word.length();
        return position;
    }

    private void skipSpace() {
        int i = in.pos;
        while (i < in.end && isSpace(text.charAt(i))) {
            i++;
        }
        in.pos = i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private UclException expected(String what) {
        return in.error(in.pos, "expected " + what + ", got " + in.found(in.pos));
    }
}
