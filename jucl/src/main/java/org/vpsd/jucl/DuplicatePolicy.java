package org.vpsd.jucl;

/** What happens when a key is met again, libucl's duplicate strategies. */
public enum DuplicatePolicy {
    /** Same priority: both values, as an implicit array. Else the higher priority wins. */
    APPEND,
    /** Objects and arrays grow together; scalars are appended. */
    MERGE,
    /** The new value wins, whatever its priority. */
    REWRITE,
    /** An error. */
    ERROR
}
