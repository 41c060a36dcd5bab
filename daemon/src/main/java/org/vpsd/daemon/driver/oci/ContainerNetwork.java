package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Networked;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.model.NetworkSettings;
import org.vpsd.daemon.network.VpsNetwork;
import org.vpsd.daemon.sys.DurableFiles;
import org.vpsd.daemon.sys.IoErrors;

/**
 * The network of a container, from one launch to the next.
 *
 * @param network of the instance
 * @param settings that it was configured with
 * @param instance its private directory
 * @param hook the program that connects a container
 */
record ContainerNetwork(VpsNetwork network, NetworkSettings settings, Path instance, Path hook) {

    private static final Logger log = LoggerFactory.getLogger(ContainerNetwork.class);

    private static final String PLUG = "plug";

    /** Makes the host ready for it. */
    void start() throws IOException {
        network.start(kept().of(settings.allowed()));
    }

    private KeptChanges<IpNetworks> kept() {
        return KeptChanges.ofNetworks(instance);
    }

    /** How the runtime calls the hook that connects a container; empty: there is nothing to do. */
    Optional<List<String>> plug(LaunchPlaces places) throws IOException {
        Path directory = places.bundle().resolve(PLUG);
        DurableFiles.createPrivateDirectory(directory);
        return network.writePlug(directory)
                ? Optional.of(List.of(hook.toString(), directory.toString()))
                : Optional.empty();
    }

    /** Sees to it that a container that runs is connected. */
    void running(LaunchPlaces places, long pid) {
        try {
            network.running(places.bundle().resolve(PLUG), pid, hook);
        } catch (IOException e) {
            log.error("{}: its network is not whole: {}", places.id(), IoErrors.describe(e));
        }
    }

    /** Takes back what was moved into a container that has ended. */
    void ended(LaunchPlaces places) {
        try {
            network.ended();
        } catch (IOException e) {
            log.error("{}: its network: {}", places.id(), IoErrors.describe(e));
        }
    }

    IpNetworks allowed() throws IOException {
        return network.allowed().orElse(IpNetworks.NONE);
    }

    /** See {@link Networked#allow}. */
    void allow(List<IpNetwork> networks) throws IOException {
        change(allowed().plus(networks));
    }

    /** See {@link Networked#disallow}. */
    void disallow(List<IpNetwork> networks) throws IOException {
        IpNetworks before = allowed();
        for (IpNetwork each : networks) {
            if (!before.all().contains(each)) {
                throw new IOException(
                        each
                                + " is not in its list"
                                + (before.all().isEmpty() ? ", which is empty" : ": " + before));
            }
        }
        change(before.minus(networks));
    }

    private void change(IpNetworks now) throws IOException {
        network.change(now);
        kept().set(settings.allowed(), now);
    }

    /** Lets nothing pass to or from it, or what is allowed. */
    void block(boolean isBlocked) throws IOException {
        network.block(isBlocked);
    }

    /** See {@link Networked#moveIn}. */
    void moveIn(String name, String inside, long pid) throws IOException {
        network.moveIn(name, inside, pid);
    }

    List<InterfaceUse> interfaces() throws IOException {
        return network.use();
    }
}
