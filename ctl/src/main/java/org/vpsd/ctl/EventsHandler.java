package org.vpsd.ctl;

import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceEvent;
import org.vpsd.protocol.UtcTime;

/** {@code events}. */
final class EventsHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException, CtlException {
        return session.ask(
                CommandName.EVENTS,
                session.isSet(Flag.JSON)
                        ? new JsonLines(session.out())
                        : new Lines(session.out(), session.colours()));
    }

    private static final class Lines extends Stream {

        private final Colours colours;

        Lines(Output out, Colours colours) {
            super(out);
            this.colours = colours;
        }

        @Override
        String line(UclObject item) throws BadMessageException {
            InstanceEvent event = InstanceEvent.fromJson(item);
            StringBuilder line = new StringBuilder(UtcTime.format(event.time()));
            line.append(' ').append(Printable.of(event.name())).append(": ");
            if (event.previous() != null) {
                line.append(Printable.of(event.previous())).append(" -> ");
            }
            line.append(colours.state(Printable.of(event.state())));
            if (event.reason() != null) {
                line.append(" (").append(Printable.of(event.reason())).append(')');
            }
            return line.toString();
        }
    }
}
