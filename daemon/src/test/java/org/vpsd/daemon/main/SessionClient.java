package org.vpsd.daemon.main;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.Frame;
import org.vpsd.protocol.FrameReader;
import org.vpsd.protocol.FrameWriter;
import org.vpsd.protocol.MessageReader;
import org.vpsd.protocol.MessageWriter;
import org.vpsd.protocol.Protocol;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;
import org.vpsd.protocol.TerminalOptions;

/** A client in a session; it takes in what comes. */
final class SessionClient implements AutoCloseable {

    private final SocketChannel channel;
    private final FrameWriter writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    private SessionClient(SocketChannel channel, FrameReader reader) {
        this.channel = channel;
        this.writer = new FrameWriter(channel);
        Thread.ofVirtual().start(() -> receive(reader));
    }

    /** Opens a session that is expected to be had. */
    static SessionClient open(
            DaemonProcess daemon,
            CommandName command,
            String name,
            @Nullable TerminalOptions terminal,
            String... argv)
            throws IOException, BadMessageException {
        SocketChannel channel = daemon.connect();
        new MessageWriter(channel, Protocol.MAX_REQUEST_BYTES)
                .write(
                        new Request(
                                1,
                                command,
                                List.of(name),
                                RequestOptions.of(List.of(argv), terminal)));
        MessageReader reader = new MessageReader(channel, Protocol.MAX_REPLY_BYTES);
        Reply reply = Reply.parse(String.valueOf(reader.readLine()));
        if (reply instanceof Reply.Session) {
            return new SessionClient(channel, reader.frames());
        }
        throw new AssertionError("no session: " + reply);
    }

    private void receive(FrameReader reader) {
        try {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                switch (frame.type()) {
                    case OUTPUT -> add(out, frame);
                    case ERROR_OUTPUT -> add(err, frame);
                    case EXIT -> status.complete(frame.status());
                    default -> status.completeExceptionally(new AssertionError(frame.type()));
                }
            }
        } catch (IOException | BadMessageException e) {
            status.completeExceptionally(e);
        }
        status.completeExceptionally(new IOException("the connection ended"));
    }

    private static void add(ByteArrayOutputStream to, Frame frame) {
        synchronized (to) {
            to.writeBytes(frame.content());
        }
    }

    private static String text(ByteArrayOutputStream from) {
        synchronized (from) {
            return from.toString(StandardCharsets.UTF_8);
        }
    }

    String output() {
        return text(out);
    }

    String errors() {
        return text(err);
    }

    void type(String text) throws IOException {
        writer.write(new Frame(Frame.Type.INPUT, text.getBytes(StandardCharsets.UTF_8)));
    }

    void send(Frame frame) throws IOException {
        writer.write(frame);
    }

    /** Waits until some output was there. */
    SessionClient awaitOutput(String text) {
        await("output with " + text)
                .atMost(DaemonProcess.PATIENCE)
                .until(() -> output().contains(text) || status.isDone());
        if (!output().contains(text)) {
            throw new AssertionError("the session ended after: " + output());
        }
        return this;
    }

    /** Waits for the exit status. */
    int status() throws Exception {
        return status.get(
                DaemonProcess.PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
