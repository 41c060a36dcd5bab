package org.vpsd.protocol;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A connection that takes seven bytes at a time. */
final class TricklingChannel implements WritableByteChannel {

    private final ByteBuffer sink;

    TricklingChannel(ByteBuffer sink) {
        this.sink = sink;
    }

    @Override
    public int write(ByteBuffer source) {
        int count = Math.min(7, source.remaining());
        sink.put(source.slice(source.position(), count));
        source.position(source.position() + count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
