package org.vpsd.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the control socket is when no option says it: the rule that daemon and client share.
 *
 * <p>{@code VPSD_SOCKET} wins. Else it is {@code /var/run/vpsd.sock} for root, and for others
 * {@code vpsd.sock} in {@code $XDG_RUNTIME_DIR}, or without that in {@code $XDG_STATE_HOME/vpsd} or
 * {@code ~/.local/state/vpsd}. As the XDG specification asks, a variable that is empty or not an
 * absolute path counts as unset.
 */
public final class SocketPaths {

    /** The socket of the system's daemon. */
    public static final Path SYSTEM = Path.of("/var/run/vpsd.sock");

    private static final String FILE = "vpsd.sock";

    private final Map<String, String> environment;
    private final boolean root;
    private final Path home;

    /**
     * The rule for one account.
     *
     * @param environment the environment variables
     * @param root whether the account is root
     * @param home its home directory
     */
    public SocketPaths(Map<String, String> environment, boolean root, Path home) {
        this.environment = environment;
        this.root = root;
        this.home = home;
    }

    /** The rule for the account that runs this program. */
    public static SocketPaths ofProcess() {
        String user = System.getProperty("user.name", "");
        // FreeBSD has a second account of uid 0.
        boolean root = user.equals("root") || user.equals("toor");
        return new SocketPaths(
                System.getenv(), root, Path.of(System.getProperty("user.home", "/")));
    }

    /** Where a daemon of this account listens. */
    public Path daemonSocket() {
        Path chosen = chosen();
        if (chosen != null) {
            return chosen;
        }
        if (root) {
            return SYSTEM;
        }
        Path runtime = directory("XDG_RUNTIME_DIR");
        return runtime != null ? runtime.resolve(FILE) : stateDirectory().resolve(FILE);
    }

    /**
     * Where a client of this account looks, in this order: at its own daemon, then at the system's,
     * as owners of instances need not be root. Only one place when that is all there is, or when
     * {@code VPSD_SOCKET} names it.
     */
    public List<Path> clientSockets() {
        Path own = daemonSocket();
        return chosen() != null || own.equals(SYSTEM) ? List.of(own) : List.of(own, SYSTEM);
    }

    private @Nullable Path chosen() {
        String value = environment.get("VPSD_SOCKET");
        return value == null || value.isEmpty() ? null : Path.of(value);
    }

    private Path stateDirectory() {
        Path state = directory("XDG_STATE_HOME");
        return (state != null ? state : home.resolve(".local/state")).resolve("vpsd");
    }

    private @Nullable Path directory(String variable) {
        String value = environment.get(variable);
        return value != null && value.startsWith("/") ? Path.of(value) : null;
    }
}
