package org.vpsd.daemon.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vpsd.daemon.HostTests;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.RequestOptions;

/** A daemon in a host of a {@link World}, and its containers. */
final class NetworkedVps {

    private final World world;
    private final String part;
    private final VpsHost host;

    @SuppressWarnings("NullAway.Init")
    private DaemonProcess daemon;

    /** A host without a daemon. */
    NetworkedVps(World world, String part) throws IOException {
        this(world, part, List.of());
    }

    /**
     * A host without a daemon.
     *
     * @param before what daemons are started by besides
     */
    NetworkedVps(World world, String part, List<String> before) throws IOException {
        this.world = world;
        this.part = part;
        List<String> enter = new ArrayList<>(before);
        enter.addAll(world.enter(part));
        this.host = VpsHost.create(enter);
    }

    /** Skips a test where this cannot be had. */
    static void require() {
        HostTests.require("runc", "conmon", "busybox", "ip", "nft", "tc", "nsenter");
    }

    VpsHost host() {
        return host;
    }

    DaemonProcess daemon() {
        return daemon;
    }

    /** Starts the daemon, after a kill also again. */
    void startDaemon() throws IOException {
        daemon = host.answeringDaemon();
    }

    /** Starts a container and waits until it runs. */
    void start(String name) throws Exception {
        daemon.ask(CommandName.START, name);
        daemon.pidOf(name);
    }

    /** Waits until an instance is in a state. */
    void await(String name, String state) {
        assertThat(daemon.awaitState(name, state)).as(name + " is " + state).isPresent();
    }

    void stop(String name) throws Exception {
        daemon.ask(CommandName.STOP, name);
        await(name, "stopped");
    }

    /** A command with arguments after the name of its instance; what is answered. */
    String change(CommandName command, String name, String... arguments)
            throws IOException, BadMessageException {
        return daemon.ask(command, RequestOptions.of(List.of(arguments), null), name).toString();
    }

    /** Runs a script inside; whether it succeeded. */
    boolean succeeds(String name, String script) throws Exception {
        try (SessionClient client =
                SessionClient.open(daemon, CommandName.EXECWT, name, null, "sh", "-c", script)) {
            return client.status() == 0;
        }
    }

    /** Runs a script inside; what it printed. */
    String inside(String name, String script) throws Exception {
        try (SessionClient client =
                SessionClient.open(daemon, CommandName.EXECWT, name, null, "sh", "-c", script)) {
            int ignored = client.status();
            return client.output();
        }
    }

    /** Runs a command on the host. */
    String run(String command) throws IOException {
        return world.run(part, command);
    }

    /** How many packets of an instance's interface were dropped, as {@code show} tells. */
    long dropped(String name) throws IOException, BadMessageException {
        String shown = daemon.answer(CommandName.SHOW, name);
        String after = shown.substring(shown.indexOf("dropped_packets") + 17);
        return Long.parseLong(after.replaceAll("(?s)\\D.*", ""));
    }

    /** Has the daemon stop all and go, and sees that nothing is left of it. */
    void end() throws Exception {
        host.end(daemon);
    }
}
