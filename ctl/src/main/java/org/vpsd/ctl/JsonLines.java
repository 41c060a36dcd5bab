package org.vpsd.ctl;

import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclObject;

/** A stream of JSON objects, one a line, since a stream has no end to close an array at. */
final class JsonLines extends Stream {

    JsonLines(Output out) {
        super(out);
    }

    @Override
    String line(UclObject item) {
        return Printable.json(Json.write(item));
    }
}
