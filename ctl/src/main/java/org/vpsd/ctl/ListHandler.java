package org.vpsd.ctl;

import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.DaemonInfo;
import org.vpsd.protocol.InstanceStatus;

/**
 * {@code list}: a view of status for scripts, without colours and without what changes by itself.
 */
final class ListHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                CommandName.STATUS,
                session.isSet(Flag.JSON)
                        ? JsonArray.ofListing(session.out())
                        : new Listing(session.out()));
    }

    private static final class Listing implements Answer {

        private final Output out;
        private final Table table = new Table("Name", "State", "Type");

        Listing(Output out) {
            this.out = out;
        }

        @Override
        public void item(UclObject item) throws BadMessageException {
            if (!DaemonInfo.isIn(item)) {
                InstanceStatus status = InstanceStatus.fromJson(item);
                table.row(status.name(), status.state(), status.type());
            }
        }

        @Override
        public void end() {
            table.print(out);
        }
    }
}
