package org.vpsd.daemon.control;

/**
 * What the last line of an answer says.
 *
 * @param ok what was done
 * @param failed what was not
 */
record Tally(int ok, int failed) {

    static final Tally NOTHING = new Tally(0, 0);

    Tally plusOk() {
        return new Tally(ok + 1, failed);
    }

    Tally plusFailed() {
        return new Tally(ok, failed + 1);
    }
}
