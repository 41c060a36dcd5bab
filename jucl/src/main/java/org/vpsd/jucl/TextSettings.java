package org.vpsd.jucl;

/** How the values of one text are read; {@code .priority} may change it on the way. */
final class TextSettings {

    private final Variables variables;
    private final DuplicatePolicy duplicates;
    private int priority;

    TextSettings(Variables variables, DuplicatePolicy duplicates, int priority) {
        this.variables = variables;
        this.duplicates = duplicates;
        this.priority = priority;
    }

    /** The same for a text of its own. */
    TextSettings in(String fileName, String directory) {
        return new TextSettings(variables.with(fileName, directory), duplicates, priority);
    }

    Variables variables() {
        return variables;
    }

    DuplicatePolicy duplicates() {
        return duplicates;
    }

    int priority() {
        return priority;
    }

    void priority(int newPriority) {
        priority = newPriority;
    }
}
