package org.vpsd.daemon.control;

import java.io.IOException;

/** The client has left; what it asked for goes on, its answer goes nowhere. */
final class ClientGoneException extends Exception {

    private static final long serialVersionUID = 1L;

    ClientGoneException(IOException cause) {
        super(cause);
    }
}
