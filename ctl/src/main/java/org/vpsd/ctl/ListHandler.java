package org.vpsd.ctl;

import org.vpsd.jucl.UclInteger;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclValue;
import org.vpsd.protocol.CommandName;

/** {@code list}: the columns of vpsctl(8), without colours. */
final class ListHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                CommandName.LIST,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofListing(session.out())
                        : new Listing(session.out()));
    }

    private static final class Listing implements Answer {

        private final Output out;
        private final Table table = new Table("Name", "State", "VFS-Root", "%CPU", "Virtual-Size");

        Listing(Output out) {
            this.out = out;
            table.alignRight(3);
            table.alignRight(4);
        }

        @Override
        public void item(UclObject item) {
            table.row(
                    text(item, "name"),
                    text(item, "state"),
                    text(item, "root"),
                    text(item, "percent_cpu"),
                    item.get("virtual_size") instanceof UclInteger size
                            ? Amount.ofBytes(size.value())
                            : "");
        }

        private static String text(UclObject item, String key) {
            UclValue value = item.get(key);
            return value instanceof UclString || value instanceof UclInteger ? value.asText() : "";
        }

        @Override
        public void end() {
            table.print(out);
        }
    }
}
