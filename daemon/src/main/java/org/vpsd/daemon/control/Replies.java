package org.vpsd.daemon.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.sys.Timers;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.MessageWriter;
import org.vpsd.protocol.Protocol;
import org.vpsd.protocol.Reply;

/**
 * What goes back over one connection. A client that takes nothing for long is cut off, so that it
 * holds nothing but its own connection. Safe for use by several threads.
 */
final class Replies {

    private static final Logger log = LoggerFactory.getLogger(Replies.class);

    /** How long a client may leave a reply untaken. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SocketChannel channel;
    private final MessageWriter writer;
    private final Timers timers;

    Replies(SocketChannel channel, Timers timers) {
        this.channel = channel;
        this.writer = new MessageWriter(channel, Protocol.MAX_REPLY_BYTES);
        this.timers = timers;
    }

    /**
     * Sends a reply.
     *
     * @throws ClientGoneException if there is nobody to take it
     */
    synchronized void send(Reply reply) throws ClientGoneException {
        Timers.Timer cutOff = timers.schedule(PATIENCE, this::close);
        try {
            writer.write(reply);
        } catch (BadMessageException e) {
            sendTooLong(reply.id(), e);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        } finally {
            cutOff.cancel();
        }
    }

    private void sendTooLong(long id, BadMessageException e) throws ClientGoneException {
        log.warn("a reply was too long to be sent: {}", e.getMessage());
        try {
            writer.write(new Reply.Failure(id, ErrorCode.TOO_LONG, null, e.getMessage()));
        } catch (BadMessageException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException gone) {
            throw new ClientGoneException(gone);
        }
    }

    void item(long id, UclObject item) throws ClientGoneException {
        send(new Reply.Item(id, item));
    }

    /** Ends the connection. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("a connection was not closed cleanly", e);
        }
    }
}
