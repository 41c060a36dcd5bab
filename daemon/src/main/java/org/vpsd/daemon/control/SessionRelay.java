package org.vpsd.daemon.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Session;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.TerminalSize;
import org.vpsd.daemon.sys.Timers;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.Frame;
import org.vpsd.protocol.FrameReader;
import org.vpsd.protocol.FrameWriter;

/**
 * Passes frames between a client and a session, both ways, until one of them ends. A client that
 * takes nothing for long is cut off: it would hold up whoever else is at that console.
 */
final class SessionRelay {

    private static final Logger log = LoggerFactory.getLogger(SessionRelay.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Session session;
    private final SocketChannel client;
    private final FrameReader input;
    private final FrameWriter output;
    private final Timers timers;

    SessionRelay(Session session, SocketChannel client, FrameReader input, Timers timers) {
        this.session = session;
        this.client = client;
        this.input = input;
        this.output = new FrameWriter(client);
        this.timers = timers;
    }

    /** Relays; returns when it is over. */
    void run() {
        // Reading blocks in a call of the C library: that takes a thread of the system.
        Thread reader = Thread.ofPlatform().daemon().name("session").start(this::passOutput);
        try {
            passInput();
        } catch (IOException | BadMessageException e) {
            log.debug("a session ended: {}", e.toString());
        } finally {
            session.close();
            awaitEnd(reader);
        }
    }

    private static void awaitEnd(Thread reader) {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passInput() throws IOException, BadMessageException {
        for (Frame frame = input.read(); frame != null; frame = input.read()) {
            switch (frame.type()) {
                case INPUT -> session.write(frame.content());
                case INPUT_END -> session.endInput();
                case RESIZE -> session.resize(new TerminalSize(frame.rows(), frame.columns()));
                case OUTPUT, ERROR_OUTPUT, EXIT ->
                        throw BadMessageException.malformed(
                                0, "a client does not send " + frame.type());
            }
        }
    }

    private void passOutput() {
        try {
            session.read(
                    (isError, bytes, length) ->
                            send(
                                    new Frame(
                                            isError ? Frame.Type.ERROR_OUTPUT : Frame.Type.OUTPUT,
                                            Arrays.copyOf(bytes, length))));
            send(Frame.exit(session.exit().map(ExitStatus::shellStatus).orElse(-1)));
        } catch (IOException e) {
            log.debug("a session ended: {}", e.toString());
        } finally {
            closeClient();
        }
    }

    private void send(Frame frame) throws IOException {
        Timers.Timer cutOff = timers.schedule(PATIENCE, this::closeClient);
        try {
            output.write(frame);
        } finally {
            cutOff.cancel();
        }
    }

    private void closeClient() {
        try {
            client.close();
        } catch (IOException e) {
            log.debug("a connection was not closed cleanly", e);
        }
    }
}
