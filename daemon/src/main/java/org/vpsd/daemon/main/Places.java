package org.vpsd.daemon.main;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vpsd.protocol.SocketPaths;

/**
 * Where the daemon's files are.
 *
 * @param config the configuration directory
 * @param state the state directory
 * @param logs the directory of logs
 * @param pidFile the pid file
 * @param socket the control socket
 */
record Places(Path config, Path state, Path logs, Path pidFile, Path socket) {

    /**
     * The default places: those of the system for root, and those of the XDG base directory
     * specification for others.
     *
     * @param environment the daemon's environment
     * @param root whether it runs as root
     * @param home the account's home directory
     * @param freebsd whether the system is FreeBSD
     */
    static Places defaults(
            Map<String, String> environment, boolean root, Path home, boolean freebsd) {
        Path socket = new SocketPaths(environment, root, home).daemonSocket();
        if (root) {
            return new Places(
                    Path.of(freebsd ? "/usr/local/etc/vps" : "/etc/vps"),
                    Path.of(freebsd ? "/var/db/vpsd" : "/var/lib/vpsd"),
                    Path.of("/var/log/vpsd"),
                    Path.of("/var/run/vpsd.pid"),
                    socket);
        }
        Path config = xdg(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        Path state =
                xdg(environment, "XDG_STATE_HOME")
                        .orElse(home.resolve(".local/state"))
                        .resolve("vpsd");
        return new Places(
                config.resolve("vps"),
                state,
                state.resolve("log"),
                xdg(environment, "XDG_RUNTIME_DIR").orElse(state).resolve("vpsd.pid"),
                socket);
    }

    /** The XDG specification has relative paths ignored. */
    private static Optional<Path> xdg(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> value.startsWith("/"))
                .map(Path::of);
    }
}
