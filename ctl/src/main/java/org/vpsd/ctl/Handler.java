package org.vpsd.ctl;

/** What runs a command. */
interface Handler {

    /**
     * Runs the command.
     *
     * @return the exit status of vpsctl
     */
    int run(Session session) throws UsageException, CtlException;
}
