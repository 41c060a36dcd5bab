package org.vpsd.daemon.control;

import org.vpsd.protocol.Request;

/** Carries out one command of the protocol. */
@FunctionalInterface
interface Handler {

    /**
     * Carries it out and sends everything but the last line of the answer.
     *
     * @return what that line says
     * @throws ClientGoneException if the client left
     * @throws InterruptedException if the client left or the daemon goes, while waiting
     */
    Tally handle(Request request, Client client) throws ClientGoneException, InterruptedException;
}
