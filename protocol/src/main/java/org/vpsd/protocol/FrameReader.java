package org.vpsd.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one side of a session. */
public final class FrameReader {

    private final ReadableByteChannel channel;
    private final ByteBuffer begun;

    /**
     * A reader that goes on where lines ended.
     *
     * @param begun what was read already
     */
    FrameReader(ReadableByteChannel channel, ByteBuffer begun) {
        this.channel = channel;
        this.begun = begun;
    }

    /**
     * The next frame, or null when the connection ended after a whole one.
     *
     * @throws BadMessageException it is none: nothing that follows can be trusted
     * @throws EOFException the connection ended within it
     */
    public @Nullable Frame read() throws IOException, BadMessageException {
        ByteBuffer header = ByteBuffer.allocate(Frame.HEADER_BYTES);
        if (!fill(header)) {
            if (header.position() > 0) {
                throw ended();
            }
            return null;
        }
        Frame.Type type = Frame.type(header.get(0));
        int length = header.getInt(1);
        if (length < 0 || length > Frame.MAX_BYTES) {
            throw BadMessageException.malformed(0, "a frame cannot have " + length + " bytes");
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        if (!fill(content)) {
            throw ended();
        }
        return new Frame(type, content.array());
    }

    private static EOFException ended() {
        return new EOFException("the connection ended in the middle of a frame");
    }

    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (begun.hasRemaining()) {
                buffer.put(begun.get());
            } else if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }
}
