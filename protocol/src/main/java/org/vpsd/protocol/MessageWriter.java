package org.vpsd.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** Writes messages to one side of a connection, each whole. Not for several threads at once. */
public final class MessageWriter {

    private final WritableByteChannel channel;
    private final int maxBytes;

    /**
     * A writer to a connection.
     *
     * @param channel where messages go, in blocking mode
     * @param maxBytes the longest line that the other side takes, without its newline
     */
    public MessageWriter(WritableByteChannel channel, int maxBytes) {
        this.channel = channel;
        this.maxBytes = maxBytes;
    }

    /**
     * Writes a message with its newline.
     *
     * @throws BadMessageException it is longer than its bound; nothing was written
     */
    public void write(Message message) throws IOException, BadMessageException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(message.toLine());
        if (bytes.remaining() > maxBytes + 1) {
            throw new BadMessageException(
                    ErrorCode.TOO_LONG,
                    "the message has "
                            + (bytes.remaining() - 1)
                            + " bytes, its bound is "
                            + maxBytes);
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
