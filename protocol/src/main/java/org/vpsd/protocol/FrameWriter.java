package org.vpsd.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes frames to one side of a session, each whole. Safe for use by several threads. */
public final class FrameWriter {

    private final WritableByteChannel channel;

    /** A writer to a connection in blocking mode. */
    public FrameWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Writes a frame. */
    public synchronized void write(Frame frame) throws IOException {
        byte[] content = frame.content();
        ByteBuffer bytes = ByteBuffer.allocate(Frame.HEADER_BYTES + content.length);
        bytes.put(frame.type().letter()).putInt(content.length).put(content).flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
