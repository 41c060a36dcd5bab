package org.vpsd.ctl;

import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.DaemonInfo;
import org.vpsd.protocol.Reply;

/** An answer as a JSON array, an object a line: as the daemon sent them, newer keys included. */
final class JsonArray implements Answer {

    private final Output out;
    private final boolean withFailures;
    private boolean begun;

    private JsonArray(Output out, boolean withFailures) {
        this.out = out;
        this.withFailures = withFailures;
    }

    /** The array of a listing. */
    static JsonArray ofListing(Output out) {
        return new JsonArray(out, false);
    }

    /**
     * The array of a command's results: what failed is in it, with the keys name, error, message.
     */
    static JsonArray ofResults(Output out) {
        return new JsonArray(out, true);
    }

    @Override
    public void item(UclObject item) {
        if (!DaemonInfo.isIn(item)) {
            element(item);
        }
    }

    @Override
    public void failure(Reply.Failure failure) {
        if (withFailures) {
            element(
                    UclObject.builder()
                            .putIfPresent("name", failure.name())
                            .put("error", failure.code().word())
                            .put("message", failure.message())
                            .build());
        }
    }

    @Override
    public void end() {
        out.line(begun ? "\n]" : "[]");
    }

    private void element(UclObject object) {
        out.text(begun ? ",\n" : "[\n");
        out.text(Printable.json(Json.write(object)));
        begun = true;
    }
}
