package org.vpsd.ctl;

import org.jspecify.annotations.Nullable;

/** The options of vpsctl and of its commands. */
enum Flag {
    /** The daemon's socket; before the command. */
    SOCKET('s', null, "socket", "the socket of vpsd, in place of the default one"),
    /** What there is; also after a command. */
    HELP('h', "help", null, "print how to use it"),
    /** Before the command. */
    VERSION('V', "version", null, "print the version"),
    /** Of listings and results. */
    JSON(null, "json", null, "print JSON"),
    /** Of commands that change states. */
    NO_WAIT(null, "no-wait", null, "return once the command is accepted, without its outcome"),
    /** Of stop. */
    FORCE(null, "force", null, "interrupt hooks under way and kill without grace"),
    /** Of logs. */
    FOLLOW('f', "follow", null, "go on with the lines to come, until interrupted"),
    /** Of logs. */
    LINES('n', "lines", "LINES", "how many of the last lines to print (100)");

    private final @Nullable Character letter;
    private final @Nullable String word;
    private final @Nullable String argument;
    private final String meaning;

    Flag(
            @Nullable Character letter,
            @Nullable String word,
            @Nullable String argument,
            String meaning) {
        this.letter = letter;
        this.word = word;
        this.argument = argument;
        this.meaning = meaning;
    }

    /** Its one letter, if it has one. */
    @Nullable String letter() {
        return letter == null ? null : letter.toString();
    }

    /** Its long name, if it has one. */
    @Nullable String word() {
        return word;
    }

    /** What its argument is called, if it takes one. */
    @Nullable String argument() {
        return argument;
    }

    /** What it does, for people. */
    String meaning() {
        return meaning;
    }

    /** How it stands in a command line: {@code -n LINES}, {@code --json}. */
    String synopsis() {
        String name = letter == null ? "--" + word : "-" + letter;
        return argument == null ? name : name + " " + argument;
    }
}
