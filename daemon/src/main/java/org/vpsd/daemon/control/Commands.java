package org.vpsd.daemon.control;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.vpsd.daemon.doctor.Finding;
import org.vpsd.daemon.journal.EventStream;
import org.vpsd.daemon.journal.InstanceLogs;
import org.vpsd.daemon.lifecycle.Event;
import org.vpsd.protocol.CommandName;

/** The table of the protocol's commands. */
public final class Commands {

    private final Map<CommandName, Handler> handlers = new EnumMap<>(CommandName.class);
    private final SessionCommands sessions;

    /**
     * The commands of one daemon.
     *
     * @param doctor looks at the host
     * @param version of the daemon, for people
     */
    public Commands(
            Access access,
            Reconfiguration configuration,
            Supplier<List<Finding>> doctor,
            InstanceLogs logs,
            EventStream events,
            InstantSource clock,
            String version) {
        ActionCommands actions = new ActionCommands(access, configuration, events, clock);
        handlers.put(CommandName.START, actions.handler(Event.START, Event.START));
        handlers.put(CommandName.STOP, actions.handler(Event.STOP, Event.STOP_NOW));
        handlers.put(CommandName.RESTART, actions.handler(Event.RESTART, Event.RESTART));
        handlers.put(CommandName.ABORT, actions.handler(Event.STOP_NOW, Event.STOP_NOW));
        handlers.put(CommandName.SUSPEND, actions.handler(Event.SUSPEND, Event.SUSPEND));
        handlers.put(CommandName.RESUME, actions.handler(Event.RESUME, Event.RESUME));
        handlers.put(CommandName.FAILRESET, actions.handler(Event.FAILRESET, Event.FAILRESET));

        StatusCommands status = new StatusCommands(access, clock, logs, version);
        handlers.put(CommandName.STATUS, status::status);
        handlers.put(CommandName.SHOW, status::show);
        handlers.put(CommandName.QUOTARECALC, status::quotarecalc);
        handlers.put(CommandName.PING, status::ping);

        ResourceCommands resources = new ResourceCommands(access);
        handlers.put(CommandName.LIST, resources::list);
        handlers.put(CommandName.ARGSHOW, resources::argshow);
        handlers.put(CommandName.LIMIT, ResourceCommands.limit(access)::perform);
        handlers.put(CommandName.PRIV, PrivilegeCommands.priv(access)::perform);

        handlers.put(CommandName.IPNET, NetworkCommands.ipnet(access)::perform);
        handlers.put(CommandName.IFMOVE, NetworkCommands.ifmove(access)::perform);

        StreamCommands streams = new StreamCommands(access, logs, events);
        handlers.put(CommandName.EVENTS, streams::events);
        handlers.put(CommandName.LOGS, streams::logs);

        this.sessions = new SessionCommands(access);
        handlers.put(CommandName.EXECIN, sessions::execin);

        ConfigCommands config = new ConfigCommands(access, configuration);
        handlers.put(CommandName.RELOAD, config::reload);
        handlers.put(CommandName.CHECK, config::check);
        handlers.put(CommandName.DOCTOR, new DoctorCommand(doctor)::examine);
    }

    Map<CommandName, Handler> handlers() {
        return handlers;
    }

    SessionCommands sessions() {
        return sessions;
    }
}
