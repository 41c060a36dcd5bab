package org.vpsd.daemon.doctor;

/**
 * What was found of one thing.
 *
 * @param thing what was looked for
 * @param status whether it is there
 * @param detail what was found
 * @param matters what it is for
 * @param remedy how to get it; empty when it is there
 */
public record Finding(String thing, Status status, String detail, String matters, String remedy) {

    /** Whether something is there. */
    public enum Status {
        /** It is there and works. */
        OK,
        /** It is not there: what it is for cannot be had. */
        MISSING,
        /** It is there in part, or nobody needs it unless for one thing. */
        LIMITED;

        /** The word of listings. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Finding ok(String thing, String detail, String matters) {
        return new Finding(thing, Status.OK, detail, matters, "");
    }

    static Finding missing(String thing, String detail, String matters, String remedy) {
        return new Finding(thing, Status.MISSING, detail, matters, remedy);
    }

    static Finding limited(String thing, String detail, String matters, String remedy) {
        return new Finding(thing, Status.LIMITED, detail, matters, remedy);
    }
}
