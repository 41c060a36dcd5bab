package org.vpsd.jucl;

import org.jspecify.annotations.Nullable;

/**
 * An object that is being read, and those around it.
 *
 * @param members what it has so far
 * @param key its key in the object around it
 * @param parent the object around it, or null at the top
 */
record Scope(Members members, String key, @Nullable Scope parent) {

    /** A new object at the top of a text. */
    static Scope top() {
        return new Scope(new Members(), "", null);
    }

    /** An object inside this one. */
    Scope child(String childKey, Members childMembers) {
        return new Scope(childMembers, childKey, this);
    }
}
