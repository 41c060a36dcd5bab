package org.vpsd.daemon.control;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Networked;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.model.IpNetworks;
import org.vpsd.daemon.model.NetworkInterface;
import org.vpsd.daemon.model.VpsSettings;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;

/** {@code ipnet} and {@code ifmove}, and what other commands show of the network. */
final class NetworkCommands {

    private static final Logger log = LoggerFactory.getLogger(NetworkCommands.class);

    private static final String UNFIT = "is no container: its network is that of the host";

    private NetworkCommands() {}

    /** {@code ipnet}. */
    static ChangeCommand<Networked> ipnet(Access access) {
        return new ChangeCommand<>(
                access,
                Networked.class,
                "keeps its addresses",
                UNFIT,
                "is not running; set ip_networks in its configuration",
                NetworkCommands::ipnet);
    }

    private static List<String> ipnet(Networked run, List<String> arguments)
            throws ChangeCommand.RefusedException, IOException {
        if (arguments.size() != 2) {
            throw new ChangeCommand.RefusedException("expected add or rem, and networks");
        }
        List<IpNetwork> networks = networks(arguments.getLast());
        switch (arguments.getFirst()) {
            case "add" -> run.allow(networks);
            case "rem" -> run.disallow(networks);
            default ->
                    throw new ChangeCommand.RefusedException(
                            "expected add or rem, got \"" + arguments.getFirst() + "\"");
        }
        return List.of();
    }

    private static List<IpNetwork> networks(String text) throws ChangeCommand.RefusedException {
        try {
            List<IpNetwork> networks = IpNetworks.parse(text).all();
            if (networks.isEmpty()) {
                throw new ChangeCommand.RefusedException(
                        "no networks are given: write an address, or a network such as"
                                + " 192.0.2.0/24");
            }
            return networks;
        } catch (IpNetworks.FormatException e) {
            throw new ChangeCommand.RefusedException(e.getMessage());
        }
    }

    /** {@code ifmove}. */
    static ChangeCommand<Networked> ifmove(Access access) {
        return new ChangeCommand<>(
                access,
                Networked.class,
                "keeps its interfaces",
                UNFIT,
                "is not running",
                NetworkCommands::ifmove);
    }

    private static List<String> ifmove(Networked run, List<String> arguments)
            throws ChangeCommand.RefusedException, IOException {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new ChangeCommand.RefusedException(
                    "expected the name of an interface, and its new name if it is to have one");
        }
        for (String name : arguments) {
            if (!NetworkInterface.isName(name)) {
                throw new ChangeCommand.RefusedException(
                        "\"" + name + "\" is no name of an interface");
            }
        }
        run.moveIn(arguments.getFirst(), arguments.getLast());
        return List.of();
    }

    private static Optional<Networked> networked(Instance instance) {
        return instance.run().filter(Networked.class::isInstance).map(Networked.class::cast);
    }

    /** Adds the addresses that an instance may use. */
    static void addAllowed(UclObject.Builder item, Instance instance) {
        Optional<VpsSettings> settings = instance.view().spec().vps();
        if (settings.isEmpty()) {
            return;
        }
        IpNetworks allowed = settings.get().network().allowed();
        Optional<Networked> run = networked(instance);
        try {
            if (run.isPresent()) {
                allowed = run.get().allowed();
            }
        } catch (IOException e) {
            log.warn("{}: its addresses: {}", instance.name(), IoErrors.describe(e));
        }
        item.put("networks4", texts(allowed.ofVersion4(true)));
        item.put("networks6", texts(allowed.ofVersion4(false)));
    }

    private static UclArray texts(List<IpNetwork> networks) {
        return new UclArray(networks.stream().map(n -> new UclString(n.toString())).toList());
    }

    /** Adds what has gone over the interfaces of an instance. */
    static void addTraffic(UclObject.Builder item, Instance instance) {
        Optional<Networked> run = networked(instance);
        if (run.isEmpty()) {
            return;
        }
        try {
            List<InterfaceUse> uses = run.get().interfaces();
            if (!uses.isEmpty()) {
                item.put(
                        "traffic",
                        new UclArray(uses.stream().map(NetworkCommands::traffic).toList()));
            }
        } catch (IOException e) {
            log.warn("{}: its interfaces: {}", instance.name(), IoErrors.describe(e));
        }
    }

    private static UclObject traffic(InterfaceUse use) {
        return UclObject.builder()
                .put("interface", use.inside())
                .put("host", use.host())
                .put("received_bytes", use.receivedBytes())
                .put("received_packets", use.receivedPackets())
                .put("sent_bytes", use.sentBytes())
                .put("sent_packets", use.sentPackets())
                .put("dropped_packets", use.dropped())
                .build();
    }
}
