package org.vpsd.ctl;

import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.DaemonInfo;
import org.vpsd.protocol.InstanceStatus;

/** The answer to {@code status}: a line about the daemon, then a table of the instances. */
final class StatusTable implements Answer {

    private static final int STATE = 1;

    private final Output out;
    private final Table table =
            new Table("Name", "Status", "Owner", "Pid", "Uptime", "Restarts", "Note");

    StatusTable(Output out, Colours colours) {
        this.out = out;
        table.colourStates(STATE, colours);
        table.alignRight(3);
        table.alignRight(4);
        table.alignRight(5);
    }

    @Override
    public void item(UclObject item) throws BadMessageException {
        if (DaemonInfo.isIn(item)) {
            out.line(introduction(DaemonInfo.fromJson(item)));
        } else {
            row(InstanceStatus.fromJson(item));
        }
    }

    @Override
    public void end() {
        if (!table.isEmpty()) {
            table.printRuled(out);
        }
    }

    private static String introduction(DaemonInfo daemon) {
        int count = daemon.instances();
        return "vpsd "
                + daemon.pid()
                + " running, managing "
                + count
                + (count == 1 ? " instance" : " instances");
    }

    private void row(InstanceStatus status) {
        table.row(
                status.name(),
                status.state(),
                status.owner() == null ? "" : status.owner(),
                status.pid() == null ? "" : status.pid().toString(),
                status.uptime() == null ? "" : Uptime.format(status.uptime()),
                Long.toString(status.restarts()),
                note(status.pending(), status.reason()));
    }

    private static String note(@Nullable String pending, @Nullable String reason) {
        if (pending == null) {
            return reason == null ? "" : reason;
        }
        String mark = pending + " pending";
        return reason == null ? mark : mark + "; " + reason;
    }
}
