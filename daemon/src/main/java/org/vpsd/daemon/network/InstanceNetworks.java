package org.vpsd.daemon.network;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.FaultPoints;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.Timers;

/** The networks of all instances of one daemon. Safe for use by several threads. */
public final class InstanceNetworks {

    private static final Logger log = LoggerFactory.getLogger(InstanceNetworks.class);

    /** How long it may go unseen that others have cleared away rules or published entries. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final HostNetwork host;
    private final HostTag tag;
    private final FaultPoints faultPoints;
    private final AddressBook addresses = new AddressBook();
    private final Map<InstanceName, InstanceNetwork> up = new ConcurrentHashMap<>();
    private final Map<InstanceName, Object> locks = new ConcurrentHashMap<>();

    /**
     * Those of a daemon; none is up.
     *
     * @param faultPoints told of each step
     */
    public InstanceNetworks(HostNetwork host, HostTag tag, FaultPoints faultPoints) {
        this.host = host;
        this.tag = tag;
        this.faultPoints = faultPoints;
    }

    /** That of an instance, whether it is up or not. */
    public VpsNetwork of(NetworkOwner owner) {
        Object lock = locks.computeIfAbsent(owner.name(), _ -> new Object());
        return new VpsNetwork(this, owner, lock);
    }

    void reached(InstanceName name, String step) {
        faultPoints.reached(name + " network " + step);
    }

    HostNetwork host() {
        return host;
    }

    List<Port> ports(NetworkOwner owner) {
        return tag.ports(owner.name(), owner.settings());
    }

    AddressBook addresses() {
        return addresses;
    }

    /** From now on it should exist as it is here. */
    void expect(InstanceNetwork network) {
        up.put(network.name(), network);
    }

    /** From now on nothing of it should exist. */
    void forget(InstanceName name) {
        up.remove(name);
        addresses.release(name);
    }

    Collection<InstanceNetwork> all() {
        return up.values();
    }

    /**
     * Compares what exists on the host with what should exist, once all instances of a former
     * daemon are taken over; and from then on looks now and then whether it is still there.
     */
    public void begin(Timers timers) {
        try {
            host.reconcile(this::all);
        } catch (IOException e) {
            // Where there are no containers it may be none of our business.
            log.atLevel(up.isEmpty() ? Level.INFO : Level.ERROR)
                    .log("the network of the host is not put right: {}", IoErrors.describe(e));
        }
        lookLater(timers);
    }

    private void lookLater(Timers timers) {
        timers.schedule(LOOK, () -> Thread.ofVirtual().name("network").start(() -> look(timers)));
    }

    private void look(Timers timers) {
        try {
            if (!up.isEmpty() && !host.isIntact(all())) {
                log.warn("somebody has cleared away some of the network: it is made again");
                host.reconcile(this::all);
            }
        } catch (IOException e) {
            log.error("the network is not as it should be: {}", IoErrors.describe(e));
        }
        lookLater(timers);
    }
}
