package org.vpsd.daemon.network.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes messages of netlink(7): a header, that of the part of the kernel, attributes within
 * attributes. Headers are in the byte order of the host, numbers in attributes big-endian.
 */
final class NetlinkMessages {

    static final int REQUEST = 1;
    static final int ACK = 4;
    static final int DUMP = 0x300;
    static final int CREATE = 0x400;

    /** An attribute that holds attributes. */
    private static final int NESTED = 0x8000;

    private static final int ALIGNMENT = 4;
    private static final int HEADER = 16;
    private static final int ATTRIBUTE_HEADER = 4;

    private ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.nativeOrder());

    /** What is within a message or an attribute. */
    @FunctionalInterface
    interface Content {
        void write();
    }

    /**
     * Adds a message.
     *
     * @param header that of the part of the kernel
     */
    void message(int type, int flags, int sequence, ByteBuffer header, Content content) {
        int start = bytes.position();
        reserve(HEADER + header.remaining());
        bytes.putInt(0).putShort((short) type).putShort((short) flags);
        bytes.putInt(sequence).putInt(0);
        bytes.put(header);
        content.write();
        bytes.putInt(start, bytes.position() - start);
    }

    /** Adds an attribute that holds attributes. */
    void nested(int type, Content content) {
        int start = bytes.position();
        reserve(ATTRIBUTE_HEADER);
        bytes.putShort((short) 0).putShort((short) (type | NESTED));
        content.write();
        bytes.putShort(start, (short) (bytes.position() - start));
    }

    /** Adds an attribute. */
    void attribute(int type, byte[] value) {
        reserve(ATTRIBUTE_HEADER + value.length + ALIGNMENT);
        bytes.putShort((short) (ATTRIBUTE_HEADER + value.length)).putShort((short) type).put(value);
        while (bytes.position() % ALIGNMENT != 0) {
            bytes.put((byte) 0);
        }
    }

    /** Adds an attribute that is a name. */
    void attribute(int type, String name) {
        attribute(type, (name + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an attribute that is a number of 32 bits. */
    void attribute(int type, int number) {
        attribute(type, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** Adds an attribute that is a number of 64 bits. */
    void attribute(int type, long number) {
        attribute(type, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private void reserve(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger =
                    ByteBuffer.allocate(2 * bytes.capacity() + more).order(ByteOrder.nativeOrder());
            bytes = larger.put(bytes.flip());
        }
    }

    /** All messages so far. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
