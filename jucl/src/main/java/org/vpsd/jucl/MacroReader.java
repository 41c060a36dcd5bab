package org.vpsd.jucl;

/** Reads a macro call; what the macro does is not known here. */
final class MacroReader {

    private final Scanner in;
    private final Session session;
    private final Variables variables;

    MacroReader(Scanner in, Session session, Variables variables) {
        this.in = in;
        this.session = session;
        this.variables = variables;
    }

    /** Reads the call at the cursor, which is on its dot, and the space after it. */
    MacroCall read(int depth) throws UclException {
        Position position = in.position(in.pos);
        in.pos++;
        String name = name();
        in.skipSpace();
        UclObject parameters = parameters(position, depth);
        in.skipSpace();
        String value = session.expand(variables, value(), position);
        skipEnd();
        return new MacroCall(position, name, parameters, value);
    }

    /** Whether a text can be the name of a macro. */
    static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isNamePart((char) c));
    }

    private static boolean isNamePart(char c) {
        return c != '(' && !Chars.isSpace(c);
    }

    private String name() throws UclException {
        int start = in.pos;
        while (!in.atEnd() && isNamePart(in.peek())) {
            in.pos++;
        }
        if (in.pos == start) {
            throw in.error(
                    start,
                    "expected the name of a macro after the dot, got "
                            + in.found(start)
                            + "; put a key that starts with a dot in double quotes");
        }
        return in.text.substring(start, in.pos);
    }

    /** The parameters are UCL themselves, but know no variables, as in libucl. */
    private UclObject parameters(Position position, int depth) throws UclException {
        Scope scope = Scope.top();
        if (in.peek() == '(') {
            int open = in.pos;
            int close = closingParenthesis(open);
            TextSettings plain = new TextSettings(Variables.NONE, DuplicatePolicy.ERROR, 0);
            new TextParser(in.slice(open + 1, close), session, plain, depth).document(scope);
            in.pos = close + 1;
        }
        return scope.members().build(position);
    }

    private int closingParenthesis(int open) throws UclException {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < in.end; i++) {
            char c = in.text.charAt(i);
            if (c == '"' && in.text.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                return i;
            }
        }
        throw in.error(open, "these parameters have no end; close them with \")\"");
    }

    /** A value in double quotes (escapes stay as they are, as in libucl), in braces, or bare. */
    private String value() throws UclException {
        int start = in.pos;
        if (in.peek() == '"') {
            QuotedStrings.read(in, false);
            return in.text.substring(start + 1, in.pos - 1);
        }
        if (in.peek() == '{') {
            int close = in.text.indexOf('}', start, in.end);
            if (close < 0) {
                throw in.error(start, "this \"{\" is never closed; add the missing \"}\"");
            }
            in.pos = close + 1;
            return in.text.substring(start + 1, close).strip();
        }
        while (!in.atEnd() && !Chars.isAtomEnd(in.peek())) {
            in.pos++;
        }
        return in.text.substring(start, in.pos).strip();
    }

    private void skipEnd() {
        while (!in.atEnd() && (in.peek() == ';' || Chars.isSpace(in.peek()))) {
            in.pos++;
        }
    }
}
