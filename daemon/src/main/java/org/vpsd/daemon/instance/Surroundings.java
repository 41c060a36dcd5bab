package org.vpsd.daemon.instance;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiConsumer;
import org.vpsd.daemon.driver.Driver;
import org.vpsd.daemon.hooks.HookRunner;
import org.vpsd.daemon.journal.EventStream;
import org.vpsd.daemon.journal.InstanceLogs;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceType;
import org.vpsd.daemon.sys.Timers;

/**
 * What every instance shares.
 *
 * @param drivers the back end of each type that is supported
 * @param hooks runs hook scripts
 * @param logs the instances' logs
 * @param events where state changes are announced
 * @param timers calls later
 * @param clock the time
 * @param socket the control socket, as hooks are told
 * @param gate whether instances may be started
 * @param news takes what is told of an instance, for the daemon's own log
 */
public record Surroundings(
        Map<InstanceType, Driver> drivers,
        HookRunner hooks,
        InstanceLogs logs,
        EventStream events,
        Timers timers,
        InstantSource clock,
        Path socket,
        StartGate gate,
        BiConsumer<InstanceName, String> news) {

    /** Copies the drivers. */
    public Surroundings {
        drivers = Map.copyOf(drivers);
    }

    /** The same for an instance that nobody is to notice: with a log and listeners of its own. */
    public Surroundings apart(InstanceLogs itsLogs, EventStream itsEvents) {
        return new Surroundings(
                drivers, hooks, itsLogs, itsEvents, timers, clock, socket, gate, (_, _) -> {});
    }

    /** The back end of an instance's type. */
    Driver driver(InstanceType type) {
        Driver driver = drivers.get(type);
        if (driver == null) {
            throw new IllegalArgumentException("no driver for instances of type " + type.word());
        }
        return driver;
    }
}
