package org.vpsd.ctl;

import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.InstanceStatus;
import org.vpsd.protocol.Reply;

/**
 * The answer to a command that changes states: what each instance came to, and on a terminal how.
 */
final class Results implements Answer {

    private final Output out;
    private final Colours colours;
    private final boolean withProgress;

    Results(Output out, Colours colours, boolean withProgress) {
        this.out = out;
        this.colours = colours;
        this.withProgress = withProgress;
    }

    @Override
    public void progress(Reply.Progress progress) {
        if (withProgress) {
            print(progress.name(), Printable.of(progress.text()));
        }
    }

    @Override
    public void item(UclObject item) throws BadMessageException {
        InstanceStatus status = InstanceStatus.fromJson(item);
        String state = colours.state(Printable.of(status.state()));
        print(status.name(), status.pid() == null ? state : state + ", pid " + status.pid());
    }

    private void print(String name, String text) {
        out.line(Printable.of(name) + ": " + text);
        out.flush();
    }
}
