package org.vpsd.ctl;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.FrameReader;
import org.vpsd.protocol.FrameWriter;
import org.vpsd.protocol.MessageReader;
import org.vpsd.protocol.MessageWriter;
import org.vpsd.protocol.Protocol;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/** A connection to the daemon. */
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final @Nullable Watchdog watchdog;
    private final MessageReader reader;

    Connection(SocketChannel channel, @Nullable Duration patience) {
        this.channel = channel;
        this.watchdog = patience == null ? null : new Watchdog(channel, patience);
        this.reader = new MessageReader(channel, Protocol.MAX_REPLY_BYTES);
        if (watchdog != null) {
            watchdog.start();
        }
    }

    /** Sends a request. */
    void send(Request request) throws CtlException {
        try {
            new MessageWriter(channel, Protocol.MAX_REQUEST_BYTES).write(request);
        } catch (BadMessageException e) {
            throw ConnectionTrouble.requestTooLong(e);
        } catch (IOException e) {
            // A daemon that hangs up on us has said why: the answer is still to be read.
        }
    }

    /** The next reply to a request. */
    Reply next(Request request) throws CtlException {
        try {
            String line = reader.readLine();
            if (line == null) {
                throw ConnectionTrouble.goneDuring(request);
            }
            if (watchdog != null) {
                watchdog.signOfLife();
            }
            Reply reply = Reply.parse(line);
            if (reply.id() != request.id() && reply.id() != 0) {
                throw ConnectionTrouble.strayReply(reply.id());
            }
            return reply;
        } catch (BadMessageException e) {
            throw ConnectionTrouble.notAReply(e);
        } catch (IOException e) {
            throw watchdog != null && watchdog.hasBitten()
                    ? ConnectionTrouble.silent(watchdog.patience())
                    : ConnectionTrouble.goneDuring(request);
        }
    }

    /** The frames of a session that has been opened. */
    FrameReader frames() {
        return reader.frames();
    }

    /** The way to send frames. */
    FrameWriter frameWriter() {
        return new FrameWriter(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to lose: the answer was read to its end, or its error is under way.
        }
    }
}
