package org.vpsd.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.vpsd.protocol.SocketPaths;

/**
 * What a run of vpsctl came to.
 *
 * @param status its exit status
 * @param out its standard output
 * @param err its standard error
 */
record Ctl(int status, String out, String err) {

    /** Runs vpsctl against a daemon, into a pipe. */
    static Ctl run(FakeDaemon daemon, String... args) {
        return run(environment(false, Map.of("VPSD_SOCKET", daemon.socket().toString())), args);
    }

    /** Runs vpsctl against a daemon, on a terminal. */
    static Ctl runOnTerminal(FakeDaemon daemon, String... args) {
        Map<String, String> variables =
                Map.of("VPSD_SOCKET", daemon.socket().toString(), "TERM", "xterm");
        return run(environment(true, variables), args);
    }

    static Ctl run(Environment environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Vpsctl.run(args, environment, out, err);
        return new Ctl(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** The environment of an account that is not root. */
    static Environment environment(boolean terminal, Map<String, String> variables) {
        return new Environment(
                variables, terminal, new SocketPaths(variables, false, Path.of("/nowhere")));
    }
}
