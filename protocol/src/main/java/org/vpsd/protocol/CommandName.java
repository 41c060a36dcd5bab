package org.vpsd.protocol;

import org.jspecify.annotations.Nullable;

/** What a client can ask for. */
public enum CommandName {
    /** Bring instances up. */
    START("start", Names.SOME),
    /** Take instances down. */
    STOP("stop", Names.SOME),
    /** Run instances anew, network and storage staying up. */
    RESTART("restart", Names.SOME),
    /** Kill all processes of instances at once, and take the instances down. */
    ABORT("abort", Names.SOME),
    /** Freeze all processes of instances. */
    SUSPEND("suspend", Names.SOME),
    /** Let suspended instances go on. */
    RESUME("resume", Names.SOME),
    /** One row an instance, after one about the daemon. */
    STATUS("status", Names.ANY),
    /** What instances are and use, a row each. */
    LIST("list", Names.ANY),
    /** What instances may use, and use. */
    ARGSHOW("argshow", Names.SOME),
    /** Change the limits of an instance. */
    LIMIT("limit", Names.ONE),
    /** Change the privileges of an instance. */
    PRIV("priv", Names.ONE),
    /** Change the addresses that an instance may use. */
    IPNET("ipnet", Names.ONE),
    /** Move an interface of the host into an instance. */
    IFMOVE("ifmove", Names.ONE),
    /** Count the files of instances, and what they take. */
    QUOTARECALC("quotarecalc", Names.SOME),
    /** All that is known of instances. */
    SHOW("show", Names.SOME),
    /** Lead failed instances back to their initial state. */
    FAILRESET("failreset", Names.SOME),
    /** A shell inside an instance: a session. */
    SHELL("shell", Names.ONE),
    /** The console of an instance: a session. */
    CONSOLE("console", Names.ONE),
    /** Run a program inside an instance and return at once. */
    EXECIN("execin", Names.ONE),
    /** Run a program inside an instance and give back how it ended: a session. */
    EXECWT("execwt", Names.ONE),
    /** Read the configuration again and take it over. */
    RELOAD("reload", Names.NONE),
    /** The changes of state from now on, until the client leaves. */
    EVENTS("events", Names.ANY),
    /** The last lines of an instance's log, and on request those to come. */
    LOGS("logs", Names.ONE),
    /** Read the configuration and report, without taking it over. */
    CHECK("check", Names.NONE),
    /** What this host can do for instances. */
    DOCTOR("doctor", Names.NONE),
    /** Whether the daemon is there, and which it is. */
    PING("ping", Names.NONE);

    /** How many names a command takes. */
    public enum Names {
        /** It is not about instances. */
        NONE,
        /** Exactly one, no glob. */
        ONE,
        /** One or more, globs included. */
        SOME,
        /** Any number, globs included; none means all. */
        ANY
    }

    private final String word;
    private final Names names;

    CommandName(String word, Names names) {
        this.word = word;
        this.names = names;
    }

    /** The command as the protocol and the command line write it. */
    public String word() {
        return word;
    }

    /** How many names it takes. */
    public Names names() {
        return names;
    }

    /** The command of a {@link #word}, or null. */
    public static @Nullable CommandName of(String word) {
        for (CommandName command : values()) {
            if (command.word.equals(word)) {
                return command;
            }
        }
        return null;
    }

    /** What speaks against this many names, as a phrase for people, or null. */
    public @Nullable String objectionTo(int count) {
        if (count > Protocol.MAX_NAMES) {
            return count + " names are too many, the limit is " + Protocol.MAX_NAMES;
        }
        return switch (names) {
            case NONE -> count == 0 ? null : word + " takes no names";
            case ONE -> count == 1 ? null : word + " needs one name, got " + count;
            case SOME -> count > 0 ? null : word + " needs at least one name";
            case ANY -> null;
        };
    }
}
