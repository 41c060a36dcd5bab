package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.network.HostNetwork;
import org.vpsd.daemon.network.HostTag;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.MovedInterface;
import org.vpsd.daemon.network.Port;
import org.vpsd.daemon.sys.IoErrors;

/** The network of containers on Linux. */
public final class LinuxNetwork implements HostNetwork {

    private static final Logger log = LoggerFactory.getLogger(LinuxNetwork.class);

    /** What is not ours has other numbers in rt_protos, as far as it has any. */
    private static final int FIRST_PROTOCOL = 200;

    private static final int PROTOCOLS = 50;

    private final int group;
    private final int protocol;
    private final IpCommands commands;
    private final FilterTables filter;
    private final ProxyNeighbours proxies;

    /** Networks change under the one, all of them are compared with the world under the other. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** The network of the name space that the daemon is in. */
    public LinuxNetwork(HostTag tag) {
        this.protocol = FIRST_PROTOCOL + tag.group() % PROTOCOLS;
        this.group = tag.group();
        this.commands = new IpCommands(tag.group(), protocol);
        this.filter = new FilterTables(new FilterRules("vpsd_" + tag.text(), tag.group()));
        this.proxies = new ProxyNeighbours(protocol);
    }

    @Override
    public List<String> uplinks(boolean isVersion4) throws IOException {
        return Uplinks.ofDefaultRoutes(isVersion4);
    }

    @Override
    public void require(InstanceNetwork network) throws IOException {
        Ip.require("ip", "iproute2");
        Ip.require("nft", "nftables");
        Ip.require("nsenter", "util-linux");
        if (!IpCommands.shaping(network, false).isEmpty()) {
            Ip.require("tc", "iproute2");
        }
        for (Port port : network.ports()) {
            if (port instanceof Port.Bridged bridged) {
                String bridge = bridged.bridge().name();
                if (!Sysctl.hasInterface(bridge)) {
                    throw new IOException("its bridge " + bridge + " does not exist");
                }
                if (Ip.list("link", "show", "dev", bridge, "type", "bridge").isEmpty()) {
                    throw new IOException(bridge + " is no bridge");
                }
            }
        }
    }

    @Override
    public void bringUp(InstanceNetwork network) throws IOException {
        lock.readLock().lock();
        try {
            prepareUplinks(network);
            filter.add(network);
            proxies.publish(network.routes().keySet(), network.uplinks());
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void prepareUplinks(InstanceNetwork network) throws IOException {
        for (boolean isVersion4 : List.of(true, false)) {
            if (network.routes(isVersion4)) {
                for (String uplink : network.uplinks()) {
                    Uplinks.prepare(uplink, isVersion4);
                }
            }
        }
    }

    @Override
    public void writePlug(InstanceNetwork network, Path directory, Path kept) throws IOException {
        Plug.write(network, commands, directory, kept);
    }

    @Override
    public void ensurePlugged(InstanceNetwork network, Path directory, long pid, Path hook)
            throws IOException {
        lock.readLock().lock();
        try {
            if (!network.ports().stream().allMatch(port -> Sysctl.hasInterface(port.host()))) {
                Plug.plug(directory, pid, hook);
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void takeDown(InstanceNetwork network) throws IOException {
        lock.readLock().lock();
        try {
            proxies.withdraw(network.routes().keySet(), network.uplinks());
            Ip.removing(
                    network.ports().stream()
                            .map(Port::host)
                            .filter(Sysctl::hasInterface)
                            .map(name -> "link del " + name)
                            .toList());
            filter.remove(network);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void change(InstanceNetwork before, InstanceNetwork after) throws IOException {
        lock.readLock().lock();
        try {
            prepareUplinks(after);
            filter.change(before, after);
            Map<IpNetwork, Port> gone = before.routesBeyond(after);
            proxies.withdraw(gone.keySet(), before.uplinks());
            Ip.removing(commands.routes("del", gone));
            Map<IpNetwork, Port> come = after.routesBeyond(before);
            for (Port port : come.values()) {
                Plug.applySettings(after, port);
            }
            Ip.batch(commands.routes("replace", come));
            proxies.publish(come.keySet(), after.uplinks());
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void block(InstanceNetwork network, boolean isBlocked) throws IOException {
        lock.readLock().lock();
        try {
            filter.block(network, isBlocked);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public List<InterfaceUse> use(InstanceNetwork network) throws IOException {
        Map<String, List<Long>> counters = NetworkDevices.counters();
        List<InterfaceUse> uses = new ArrayList<>();
        for (Port port : network.ports()) {
            List<Long> numbers = counters.get(port.host());
            if (numbers != null) {
                uses.add(
                        new InterfaceUse(
                                port.inside(),
                                port.host(),
                                // What the host sends, the instance receives.
                                numbers.get(NetworkDevices.SENT_BYTES),
                                numbers.get(NetworkDevices.SENT_PACKETS),
                                numbers.get(NetworkDevices.RECEIVED_BYTES),
                                numbers.get(NetworkDevices.RECEIVED_PACKETS),
                                filter.dropped(port)));
            }
        }
        return uses;
    }

    @Override
    public boolean hasInterface(String name) {
        return Sysctl.hasInterface(name);
    }

    @Override
    public void moveIn(MovedInterface moved, long pid, Path kept) throws IOException {
        MovedInterfaces.moveIn(moved, pid, kept);
    }

    @Override
    public MovedInterface found(MovedInterface moved, Path kept) throws IOException {
        return MovedInterfaces.found(moved, kept);
    }

    @Override
    public void takeBack(List<MovedInterface> moved, Path kept) throws IOException {
        MovedInterfaces.takeBack(moved, kept);
    }

    @Override
    public boolean isIntact(Collection<InstanceNetwork> networks) throws IOException {
        return filter.isIntact() && proxies.arePublished(networks);
    }

    @Override
    public void reconcile(Supplier<Collection<InstanceNetwork>> wanted) throws IOException {
        lock.writeLock().lock();
        try {
            Collection<InstanceNetwork> networks = wanted.get();
            if (networks.isEmpty() && isUntouched()) {
                return; // a host without containers need not have ip(8), nor wait for it
            }
            filter.reconcile(networks);
            for (InstanceNetwork network : networks) {
                try {
                    prepareUplinks(network);
                } catch (IOException e) {
                    log.warn("{}: {}", network.name(), IoErrors.describe(e));
                }
            }
            HostState state = HostState.read(group, protocol);
            Ip.removing(state.leftovers(networks, commands));
            Ip.batch(state.missing(networks, commands));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Whether there is nothing of ours. */
    private boolean isUntouched() throws IOException {
        return filter.isAbsent() && !NetworkDevices.haveOurs() && !proxies.haveOurs();
    }
}
