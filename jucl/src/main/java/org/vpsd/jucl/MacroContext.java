package org.vpsd.jucl;

/**
 * What a macro works on.
 *
 * @param session the parse
 * @param settings those of the text that has the macro
 * @param scope the object that the macro stands in
 * @param depth how deep that is nested
 */
record MacroContext(Session session, TextSettings settings, Scope scope, int depth) {}
