package org.vpsd.daemon.main;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Sends one line to a socket and prints what comes back; needs nothing but the JDK. */
final class SocketClient {

    private SocketClient() {}

    /** Arguments: the socket, the line. */
    public static void main(String[] args) throws Exception {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(args[0]));
            channel.write(ByteBuffer.wrap((args[1] + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            System.out.write(Channels.newInputStream(channel).readAllBytes());
            System.out.flush();
        }
    }
}
