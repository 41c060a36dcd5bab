package org.vpsd.protocol;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Random;

/** A connection that delivers its bytes in pieces of random sizes, empty ones included. */
final class ChunkedChannel implements ReadableByteChannel {

    private final byte[] bytes;
    private final Random random;
    private int position;

    ChunkedChannel(byte[] bytes, Random random) {
        this.bytes = bytes;
        this.random = random;
    }

    @Override
    public int read(ByteBuffer target) {
        int left = bytes.length - position;
        if (left == 0) {
            return -1;
        }
        int count = Math.min(Math.min(left, target.remaining()), random.nextInt(100));
        target.put(bytes, position, count);
        position += count;
        return count;
    }

    /** How many bytes were taken. */
    int position() {
        return position;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
