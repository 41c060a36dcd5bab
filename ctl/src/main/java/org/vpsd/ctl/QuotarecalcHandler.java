package org.vpsd.ctl;

import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.protocol.CommandName;

/** {@code quotarecalc}. */
final class QuotarecalcHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                CommandName.QUOTARECALC,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofListing(session.out())
                        : new Uses(session.out()));
    }

    private record Uses(Output out) implements Answer {
        @Override
        public void item(UclObject item) {
            if (item.get("name") instanceof UclString name
                    && item.get("bytes") instanceof UclInteger bytes
                    && item.get("files") instanceof UclInteger files) {
                out.line(
                        "%s: %s in %d files"
                                .formatted(
                                        Printable.of(name.value()),
                                        Amount.ofBytes(bytes.value()),
                                        files.value()));
                out.flush();
            }
        }
    }
}
