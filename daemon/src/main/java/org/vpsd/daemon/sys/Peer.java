package org.vpsd.daemon.sys;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * Who is at the other end of a Unix socket, as the kernel says ({@code SO_PEERCRED}): never what a
 * message claims.
 *
 * @param user the account's name, or its number where it has no name
 * @param group its primary group, likewise
 */
public record Peer(String user, String group) {

    /** The peer of a connection when it was made. */
    public static Peer of(SocketChannel channel) throws IOException {
        UnixDomainPrincipal principal = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
        return new Peer(principal.user().getName(), principal.group().getName());
    }
}
