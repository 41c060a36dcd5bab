package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vpsd.daemon.network.InstanceNetwork;
import org.vpsd.daemon.network.Port;

/**
 * What the hook {@code libexec/plug} finds in its directory. It connects a container while the
 * runtime makes it, or restores it, whether there is a daemon then or not.
 */
final class Plug {

    /** Names of interfaces to be removed: a former run's, which may not be gone yet. */
    private static final String OLD = "old";

    /** Lines of ip(8) to be carried out inside, and on the host. */
    private static final String INSIDE = "inside";

    private static final String OUTSIDE = "outside";

    /** Names and values of kernel settings. */
    private static final String SYSCTL = "sysctl";

    /** Lines of tc(8) to be carried out inside, and on the host; both absent without rates. */
    private static final String SHAPE_INSIDE = "shape-inside";

    private static final String SHAPE_OUTSIDE = "shape-outside";

    /** There if the container's network is to be kept alive: where. */
    private static final String KEEP = "keep";

    private Plug() {}

    /** Writes the files; they need not outlive a loss of power. */
    static void write(InstanceNetwork network, IpCommands commands, Path directory, Path kept)
            throws IOException {
        write(directory, OLD, network.ports().stream().map(Port::host).toList());
        write(directory, INSIDE, commands.inside(network));
        write(directory, OUTSIDE, commands.outside(network));
        List<String> settings = new ArrayList<>();
        network.ports().forEach(port -> settings.addAll(settings(network, port)));
        write(directory, SYSCTL, settings);
        List<String> shaping = IpCommands.shaping(network, true);
        if (!shaping.isEmpty()) {
            write(directory, SHAPE_INSIDE, shaping);
            write(directory, SHAPE_OUTSIDE, IpCommands.shaping(network, false));
        }
        if (!network.moved().isEmpty()) {
            write(directory, KEEP, List.of(kept.toString()));
        }
    }

    private static List<String> settings(InstanceNetwork network, Port port) {
        return port instanceof Port.Routed
                ? Uplinks.ofPort(port.host(), network.routes(true), network.routes(false))
                : List.of();
    }

    /** Sets at once what the hook would set. */
    static void applySettings(InstanceNetwork network, Port port) throws IOException {
        for (String setting : settings(network, port)) {
            int blank = setting.indexOf(' ');
            Sysctl.set(setting.substring(0, blank), setting.substring(blank + 1));
        }
    }

    private static void write(Path directory, String name, List<String> lines) throws IOException {
        Files.write(directory.resolve(name), lines);
    }

    /** Calls the hook as the runtime does. */
    static void plug(Path directory, long pid, Path hook) throws IOException {
        Ip.run(List.of(hook.toString(), directory.toString()), "{\"pid\":" + pid + "}\n");
    }
}
