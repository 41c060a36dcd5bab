package org.vpsd.ctl;

import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.LogLine;
import org.vpsd.protocol.RequestOptions;

/** {@code logs}. */
final class LogsHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        RequestOptions defaults = RequestOptions.DEFAULT;
        @Nullable String lines = session.line().value(Flag.LINES);
        RequestOptions options =
                new RequestOptions(
                        defaults.waits(),
                        defaults.force(),
                        session.isSet(Flag.FOLLOW),
                        lines == null ? defaults.lines() : number(lines));
        return session.ask(
                CommandName.LOGS,
                options,
                session.isSet(Flag.JSON) ? new JsonLines(session.out()) : new Lines(session.out()));
    }

    private static int number(String text) throws UsageException {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(text);
        }
        throw notANumber(text);
    }

    private static UsageException notANumber(String text) {
        return new UsageException("-n needs a number of lines, got '" + text + "'", "logs");
    }

    private static final class Lines extends Stream {

        Lines(Output out) {
            super(out);
        }

        @Override
        String line(UclObject item) throws BadMessageException {
            return Printable.of(ConsoleLine.plain(LogLine.fromJson(item).line()));
        }
    }
}
