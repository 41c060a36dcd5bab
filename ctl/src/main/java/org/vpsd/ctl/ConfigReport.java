package org.vpsd.ctl;

import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.ConfigChange;
import org.vpsd.protocol.ReportLine;

/** The answer to {@code check} and {@code reload}: problems with their places, and what changed. */
final class ConfigReport implements Answer {

    private final Output out;

    ConfigReport(Output out) {
        this.out = out;
    }

    @Override
    public void item(UclObject item) throws BadMessageException {
        out.line(
                Printable.of(
                        ReportLine.isIn(item)
                                ? problem(ReportLine.fromJson(item))
                                : change(ConfigChange.fromJson(item))));
    }

    private static String problem(ReportLine line) {
        String text = line.where() + ": " + line.severity() + ": " + line.message();
        return line.hint() == null ? text : text + " (" + line.hint() + ")";
    }

    private static String change(ConfigChange change) {
        return change.name()
                + ": "
                + switch (change.change()) {
                    case ConfigChange.RESTART_PENDING -> "changed, takes effect at its next start";
                    case ConfigChange.REMOVAL_PENDING -> "removed, vanishes once stopped";
                    default -> change.change();
                };
    }
}
