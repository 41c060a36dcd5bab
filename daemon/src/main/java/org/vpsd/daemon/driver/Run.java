package org.vpsd.daemon.driver;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.Signal;

/** One run of an instance, from launch to exit. Safe for use by several threads. */
public interface Run {

    /** The pid of its main process, as the host sees it; empty once that is unknown. */
    OptionalLong pid();

    /** Whether its main process is there now. */
    boolean isAlive();

    /**
     * Asks its main process to end, by a signal; nothing happens if it has ended.
     *
     * @param signal empty: what this kind of run takes as a request to end
     * @return the signal that was sent
     */
    Signal terminate(Optional<Signal> signal);

    /** Kills everything that belongs to it; its exit follows. */
    void kill();

    /**
     * Calls back once when it has ended and nothing of it is left, at once if that is so already.
     * May be called once.
     */
    void onExit(Consumer<ExitStatus> listener);
}
