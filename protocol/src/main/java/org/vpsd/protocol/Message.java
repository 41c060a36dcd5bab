package org.vpsd.protocol;

import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclObject;

/** What goes over the connection as one line. */
public sealed interface Message permits Request, Reply {

    /** The message as an object, its keys in the order of docs/protocol.md. */
    UclObject toJson();

    /** The message as it is sent: one line with its newline. */
    default String toLine() {
        return Json.write(toJson()) + "\n";
    }
}
