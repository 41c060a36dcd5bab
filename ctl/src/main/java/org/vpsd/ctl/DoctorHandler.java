package org.vpsd.ctl;

import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclValue;
import org.vpsd.protocol.CommandName;

/** {@code doctor}. */
final class DoctorHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                CommandName.DOCTOR,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofListing(session.out())
                        : new Findings(session.out()));
    }

    private static final class Findings implements Answer {

        private final Output out;
        private final Table table = new Table("Thing", "Status", "For", "Found");

        Findings(Output out) {
            this.out = out;
        }

        @Override
        public void item(UclObject item) {
            String remedy = text(item, "remedy");
            table.row(
                    text(item, "thing"),
                    text(item, "status"),
                    text(item, "matters"),
                    text(item, "detail") + (remedy.isEmpty() ? "" : "; try: " + remedy));
        }

        private static String text(UclObject item, String key) {
            @Nullable UclValue value = item.get(key);
            return value == null ? "" : value.asText();
        }

        @Override
        public void end() {
            table.print(out);
        }
    }
}
