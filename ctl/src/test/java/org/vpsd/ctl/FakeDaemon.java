package org.vpsd.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.MessageReader;
import org.vpsd.protocol.Protocol;

/** A daemon that gives every client the same answer, word for word, and hangs up. */
final class FakeDaemon implements AutoCloseable {

    private final ServerSocketChannel server;
    private final byte[] answer;
    private final Path socket;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final Thread serving = Thread.ofVirtual().unstarted(this::serve);

    private FakeDaemon(Path socket, byte[] answer) throws IOException {
        this.socket = socket;
        this.answer = answer;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    /** A daemon with a socket in a directory that answers with these lines. */
    static FakeDaemon answering(Path directory, String... lines) throws IOException {
        return answering(directory, (String.join("\n", lines) + "\n").getBytes(UTF_8));
    }

    /** A daemon with a socket in a directory that answers with these bytes. */
    static FakeDaemon answering(Path directory, byte[] answer) throws IOException {
        FakeDaemon daemon = new FakeDaemon(directory.resolve("vpsd.sock"), answer);
        daemon.serving.start();
        return daemon;
    }

    /** A daemon that takes connections and never says a word. */
    static FakeDaemon silent(Path directory) throws IOException {
        return new FakeDaemon(directory.resolve("vpsd.sock"), new byte[0]);
    }

    Path socket() {
        return socket;
    }

    /** The one request that came. */
    String request() {
        List<String> all = List.copyOf(requests);
        if (all.size() != 1) {
            throw new AssertionError("expected one request, got " + all);
        }
        return all.getFirst();
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                String line = new MessageReader(client, Protocol.MAX_REQUEST_BYTES).readLine();
                requests.add(String.valueOf(line));
                ByteBuffer bytes = ByteBuffer.wrap(answer);
                while (bytes.hasRemaining()) {
                    client.write(bytes);
                }
            } catch (IOException e) {
                // The client had enough, or the test is over.
            } catch (BadMessageException e) {
                requests.add(e.getMessage());
            }
        }
    }

    /** Nobody listens any more when this returns: an accept under way keeps the socket alive. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            serving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
