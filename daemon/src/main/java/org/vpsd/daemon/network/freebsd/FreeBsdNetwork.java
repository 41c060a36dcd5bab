package org.vpsd.daemon.network.freebsd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vpsd.daemon.model.InterfaceUse;
import org.vpsd.daemon.model.IpNetwork;
import org.vpsd.daemon.network.HostNetwork;
import org.vpsd.daemon.network.HostTag;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.MovedInterface;
import org.vpsd.daemon.network.Port;
import org.vpsd.daemon.sys.HostCommand;

/**
 * The network of containers on FreeBSD, as {@link FreeBsdCommands} has it. Its commands are tested
 * as text: nobody has run it on a FreeBSD yet.
 */
public final class FreeBsdNetwork implements HostNetwork {

    /** What the hook carries out, with the jail's name filled in. */
    private static final String SCRIPT = "script";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FreeBsdCommands commands;

    /** The network of the host. */
    public FreeBsdNetwork(HostTag tag) {
        // The name of a group does not end in a digit (ifconfig(8)).
        String name = "vpsd_" + tag.text();
        this.commands = new FreeBsdCommands(name.substring(0, 10) + "g", name);
    }

    private static String run(List<String> argv, String input) throws IOException {
        HostCommand.Result result = HostCommand.run(argv, input, PATIENCE);
        if (!result.isSuccess()) {
            throw new IOException(argv.getFirst() + ": " + result.complaint());
        }
        return result.output();
    }

    /** Carries out lines up to the first that fails. */
    private static void script(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            run(List.of("/bin/sh", "-e"), text(lines));
        }
    }

    /** Carries out lines of which some may remove what is gone already. */
    private static void removing(List<String> lines) throws IOException {
        HostCommand.Result ignored = HostCommand.run(List.of("/bin/sh"), text(lines), PATIENCE);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @Override
    public List<String> uplinks(boolean isVersion4) throws IOException {
        String version = isVersion4 ? "-4" : "-6";
        return HostCommand.run(List.of("route", "-n", version, "get", "default"), "", PATIENCE)
                .output()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("interface: "))
                .map(line -> line.substring("interface: ".length()))
                .toList();
    }

    @Override
    public void require(InstanceNetwork network) throws IOException {
        for (Port port : network.ports()) {
            if (port instanceof Port.Bridged bridged && !hasInterface(bridged.bridge().name())) {
                throw new IOException("its bridge " + bridged.bridge().name() + " does not exist");
            }
            boolean hasRate =
                    switch (port) {
                        case Port.Routed routed -> routed.settings().rate().isPresent();
                        case Port.Bridged bridged -> bridged.settings().rate().isPresent();
                        case Port.Pair _ -> false;
                    };
            if (hasRate) {
                throw new IOException("vpsd keeps no rates on FreeBSD: take rate out");
            }
        }
        for (String uplink : network.uplinks()) {
            if (!hasInterface(uplink)) {
                throw new IOException("its uplink " + uplink + " does not exist");
            }
        }
    }

    private void load(String anchor, List<String> rules) throws IOException {
        run(List.of("pfctl", "-q", "-a", anchor, "-f", "-"), text(rules));
    }

    @Override
    public void bringUp(InstanceNetwork network) throws IOException {
        script(commands.forward(network));
        load(commands.anchor() + "/all", commands.rules());
        for (Port port : network.ports()) {
            load(commands.anchorOf(port), commands.portRules(network, port));
        }
    }

    @Override
    public void writePlug(InstanceNetwork network, Path directory, Path kept) throws IOException {
        Files.write(directory.resolve(SCRIPT), commands.plug(network));
    }

    @Override
    public void ensurePlugged(InstanceNetwork network, Path directory, long pid, Path hook)
            throws IOException {
        if (!network.ports().stream().allMatch(port -> hasInterface(port.host()))) {
            run(
                    List.of(hook.toString(), directory.toString()),
                    "{\"id\":\"" + jail(pid) + "\",\"pid\":" + pid + "}\n");
        }
    }

    /** The jail that a process is in. */
    private static String jail(long pid) throws IOException {
        return run(List.of("ps", "-o", "jail=", "-p", Long.toString(pid)), "").strip();
    }

    @Override
    public void takeDown(InstanceNetwork network) throws IOException {
        removing(commands.takeDown(network));
    }

    @Override
    public void change(InstanceNetwork before, InstanceNetwork after) throws IOException {
        Map<IpNetwork, Port> gone = before.routesBeyond(after);
        removing(commands.withdraw(gone));
        for (Port port : after.ports()) {
            load(commands.anchorOf(port), commands.portRules(after, port));
        }
        Map<IpNetwork, Port> come = after.routesBeyond(before);
        script(commands.publish(come, after.uplinks()));
    }

    @Override
    public void block(InstanceNetwork network, boolean isBlocked) throws IOException {
        script(commands.block(network, isBlocked));
    }

    @Override
    public List<InterfaceUse> use(InstanceNetwork network) throws IOException {
        List<InterfaceUse> uses = new ArrayList<>();
        for (Port port : network.ports()) {
            String name = port.host();
            FreeBsdCounters.use(
                            port,
                            run(List.of("netstat", "--libxo", "json", "-ibn", "-I", name), ""),
                            run(List.of("pfctl", "-vvsI", "-i", name), ""))
                    .ifPresent(uses::add);
        }
        return uses;
    }

    @Override
    public boolean hasInterface(String name) {
        try {
            return HostCommand.run(List.of("ifconfig", name), "", PATIENCE).isSuccess();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void moveIn(MovedInterface moved, long pid, Path kept) throws IOException {
        String jail = jail(pid);
        Files.writeString(kept, jail + "\n");
        script(FreeBsdCommands.moveIn(moved, jail));
    }

    /** The kernel gives interfaces back to the host when a jail ends. */
    @Override
    public MovedInterface found(MovedInterface moved, Path kept) {
        return moved;
    }

    @Override
    public void takeBack(List<MovedInterface> moved, Path kept) throws IOException {
        if (Files.exists(kept)) {
            String jail = Files.readString(kept).strip();
            for (MovedInterface each : moved) {
                removing(FreeBsdCommands.takeBack(each, jail));
            }
            Files.delete(kept);
        }
    }

    @Override
    public boolean isIntact(Collection<InstanceNetwork> networks) throws IOException {
        return !run(List.of("pfctl", "-a", commands.anchor() + "/all", "-sr"), "").isBlank();
    }

    @Override
    public void reconcile(Supplier<Collection<InstanceNetwork>> networks) throws IOException {
        Collection<InstanceNetwork> wanted = networks.get();
        if (!wanted.isEmpty()) {
            load(commands.anchor() + "/all", commands.rules());
        }
        Set<String> ports = new HashSet<>();
        for (InstanceNetwork network : wanted) {
            network.ports().forEach(port -> ports.add(port.host()));
            for (Port port : network.ports()) {
                load(commands.anchorOf(port), commands.portRules(network, port));
            }
        }
        HostCommand.Result group =
                HostCommand.run(List.of("ifconfig", "-g", commands.group()), "", PATIENCE);
        removing(
                Stream.of(group.output().split("\\s+"))
                        .filter(name -> name.startsWith(HostTag.PREFIX) && !ports.contains(name))
                        .map(name -> "ifconfig " + name + " destroy")
                        .toList());
    }
}
