package org.vpsd.daemon.sys;

import org.vpsd.daemon.model.Signal;

/** What the daemon itself does on signals. */
public final class SignalHandlers {

    private SignalHandlers() {}

    /** Calls back, on a thread of the JVM, each time this process gets a signal. */
    public static void on(Signal signal, Runnable action) {
        sun.misc.Signal.handle(new sun.misc.Signal(signal.name()), _ -> action.run());
    }
}
