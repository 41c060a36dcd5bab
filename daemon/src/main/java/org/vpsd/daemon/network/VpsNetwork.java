package org.vpsd.daemon.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.sys.HostCommand;
import org.vpsd.daemon.sys.IoErrors;

/**
 * The network of one instance. What is to be made is written down before, so that it can be taken
 * away by whatever daemon comes. Safe for use by several threads.
 */
public final class VpsNetwork {

    private static final Logger log = LoggerFactory.getLogger(VpsNetwork.class);

    private final InstanceNetworks networks;
    private final HostNetwork host;
    private final NetworkOwner owner;
    private final Object lock;

    VpsNetwork(InstanceNetworks networks, NetworkOwner owner, Object lock) {
        this.networks = networks;
        this.host = networks.host();
        this.owner = owner;
        this.lock = lock;
    }

    private InstanceNetwork network(NetworkRecord record) {
        return new InstanceNetwork(
                owner.name(),
                networks.ports(owner),
                record.allowed(),
                record.uplinks(),
                record.moved());
    }

    private Optional<NetworkRecord> record() throws IOException {
        return NetworkRecord.read(owner.directory());
    }

    private void write(NetworkRecord record) throws IOException {
        record.write(owner.directory());
    }

    /**
     * Makes the host ready for it, and announces it.
     *
     * @param allowed the addresses that it may use
     * @throws IOException if that cannot be done; {@link #stop} takes away what was
     */
    public void start(IpNetworks allowed) throws IOException {
        synchronized (lock) {
            if (owner.settings().isNone()) {
                return;
            }
            Optional<NetworkRecord> old = record();
            if (old.isPresent()) {
                // It could not be taken down then, and may have been another.
                host.takeBack(old.get().moved(), owner.kept());
                host.takeDown(network(old.get()));
            }
            List<String> uplinks = uplinks(allowed);
            NetworkRecord record = new NetworkRecord(allowed, uplinks, false, List.of());
            InstanceNetwork network = network(record);
            host.require(network);
            networks.addresses().claim(owner.name(), allowed);
            write(record);
            networks.expect(network);
            networks.reached(owner.name(), "recorded");
            host.bringUp(network);
            networks.reached(owner.name(), "up");
            if (uplinks.isEmpty() && !network.routes().isEmpty()) {
                log.info(
                        "{}: its addresses are published nowhere: the host has no default route;"
                                + " set uplink",
                        owner.name());
            }
            if (owner.settings().announce().isPresent()) {
                write(record.announced());
                command(owner.settings().announce().get(), "network_announce");
            }
        }
    }

    private List<String> uplinks(IpNetworks allowed) throws IOException {
        if (!owner.settings().uplinks().isEmpty()) {
            return owner.settings().uplinks();
        }
        Set<String> uplinks = new LinkedHashSet<>();
        for (boolean isVersion4 : List.of(true, false)) {
            if (!allowed.ofVersion4(isVersion4).isEmpty()) {
                uplinks.addAll(host.uplinks(isVersion4));
            }
        }
        return List.copyOf(uplinks);
    }

    private void command(String command, String key) throws IOException {
        HostCommand.Result result;
        try {
            result = HostCommand.run(List.of("/bin/sh", "-c", command), "", owner.patience());
        } catch (IOException e) {
            throw new IOException(
                    "its " + key + " failed: " + IoErrors.describe(e) + ": " + command, e);
        }
        if (!result.isSuccess()) {
            throw new IOException("its " + key + " failed: " + result.complaint() + ": " + command);
        }
    }

    /** Whether there is something to be stopped. */
    public boolean isStarted() {
        return NetworkRecord.isThere(owner.directory());
    }

    /**
     * Writes what the runtime's hook needs for a container that is about to be made.
     *
     * @param directory of this container alone
     * @return whether there is anything for the hook to do
     */
    public boolean writePlug(Path directory) throws IOException {
        synchronized (lock) {
            Optional<NetworkRecord> record = record();
            if (record.isEmpty()) {
                return false;
            }
            List<MovedInterface> present = new ArrayList<>(record.get().moved());
            present.removeIf(moved -> !host.hasInterface(moved.host()));
            InstanceNetwork network = network(record.get().with(present));
            if (network.ports().isEmpty() && present.isEmpty()) {
                return false;
            }
            host.writePlug(network, directory, owner.kept());
            return true;
        }
    }

    /**
     * Takes over the network of a container that runs.
     *
     * @param directory what was {@linkplain #writePlug written} for it
     * @param pid of its first process
     * @param hook the program that the runtime calls
     */
    public void running(Path directory, long pid, Path hook) throws IOException {
        synchronized (lock) {
            Optional<NetworkRecord> record = record();
            if (record.isEmpty()) {
                return;
            }
            InstanceNetwork network = network(record.get());
            networks.addresses().claim(owner.name(), network.allowed());
            networks.expect(network);
            host.ensurePlugged(network, directory, pid, hook);
            if (!network.moved().isEmpty()) {
                List<MovedInterface> found = new ArrayList<>();
                for (MovedInterface moved : network.moved()) {
                    found.add(host.found(moved, owner.kept()));
                }
                write(record.get().with(found));
            }
        }
    }

    /** A container has ended: what was moved into it comes back. */
    public void ended() throws IOException {
        synchronized (lock) {
            Optional<NetworkRecord> record = record();
            if (record.isPresent()) {
                host.takeBack(record.get().moved(), owner.kept());
                host.block(network(record.get()), false);
            }
        }
    }

    /**
     * Revokes it and takes away all that was made.
     *
     * @throws IOException if something is left; it can be tried again
     */
    public void stop() throws IOException {
        synchronized (lock) {
            Optional<NetworkRecord> record = record();
            networks.forget(owner.name());
            if (record.isEmpty()) {
                NetworkRecord.remove(owner.directory()); // of another boot, if there is one
                return;
            }
            Optional<IOException> failure = revoke(record.get());
            host.takeBack(record.get().moved(), owner.kept());
            host.takeDown(network(record.get()));
            networks.reached(owner.name(), "down");
            NetworkRecord.remove(owner.directory());
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    /** What is announced elsewhere is revoked first; whether or not that works, the rest goes. */
    private Optional<IOException> revoke(NetworkRecord record) {
        boolean isAnnounced = record.isAnnounced() || owner.settings().announce().isEmpty();
        if (owner.settings().revoke().isPresent() && isAnnounced) {
            try {
                command(owner.settings().revoke().get(), "network_revoke");
            } catch (IOException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    /** Lets nothing pass to or from it, or what is allowed. */
    public void block(boolean isBlocked) throws IOException {
        synchronized (lock) {
            Optional<NetworkRecord> record = record();
            if (record.isPresent()) {
                host.block(network(record.get()), isBlocked);
            }
        }
    }

    /** What it may use now; empty if it has no network. */
    public Optional<IpNetworks> allowed() throws IOException {
        synchronized (lock) {
            return record().map(NetworkRecord::allowed);
        }
    }

    /**
     * Allows it other addresses than before, at once.
     *
     * @throws IOException if one is that of another instance, or the host cannot do it; all is as
     *     before
     */
    public void change(IpNetworks allowed) throws IOException {
        synchronized (lock) {
            NetworkRecord before = require();
            NetworkRecord after = before.allowing(allowed);
            networks.addresses().claim(owner.name(), allowed);
            try {
                apply(before, after);
            } catch (IOException e) {
                networks.addresses().claim(owner.name(), before.allowed());
                apply(after, before);
                throw e;
            }
        }
    }

    private void apply(NetworkRecord before, NetworkRecord after) throws IOException {
        write(after);
        networks.expect(network(after));
        host.change(network(before), network(after));
    }

    private NetworkRecord require() throws IOException {
        return record().orElseThrow(() -> new IOException("it has no network"));
    }

    /**
     * Moves an interface of the host into its container.
     *
     * @param pid of the container's first process
     * @throws IOException if there is no such interface, or it is in use; it is where it was
     */
    public void moveIn(String name, String inside, long pid) throws IOException {
        synchronized (lock) {
            requireFree(name);
            NetworkRecord before =
                    record().orElse(
                                    new NetworkRecord(
                                            IpNetworks.NONE, List.of(), false, List.of()));
            MovedInterface moved = new MovedInterface(name, inside, 0);
            List<MovedInterface> all = new ArrayList<>(before.moved());
            all.add(moved);
            write(before.with(all));
            try {
                host.moveIn(moved, pid, owner.kept());
            } catch (IOException e) {
                write(before);
                throw e;
            }
            all.set(all.size() - 1, host.found(moved, owner.kept()));
            write(before.with(all));
            networks.expect(network(before.with(all)));
        }
    }

    private void requireFree(String name) throws IOException {
        for (InstanceNetwork other : networks.all()) {
            InstanceName holder = other.name();
            if (other.moved().stream().anyMatch(moved -> moved.host().equals(name))) {
                throw new IOException(name + " is inside " + holder + " already");
            }
            if (other.ports().stream().anyMatch(port -> port.host().equals(name))) {
                throw new IOException(name + " is the host's end of a link to " + holder);
            }
        }
        if (name.equals("lo") || !host.hasInterface(name)) {
            throw new IOException(
                    name.equals("lo")
                            ? "lo belongs to the host"
                            : "the host has no interface " + name);
        }
    }

    /** What has gone over its ports. */
    public List<InterfaceUse> use() throws IOException {
        synchronized (lock) {
            Optional<NetworkRecord> record = record();
            return record.isPresent() ? host.use(network(record.get())) : List.of();
        }
    }
}
