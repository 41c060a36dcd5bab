package org.vpsd.daemon.network.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message of the kernel.
 *
 * @param error an {@code errno}; 0 if it is no error, or tells of success
 * @param isDone whether it is the last of a dump
 * @param header that of the part of the kernel, in the byte order of the host; empty for an error
 * @param attributes of the message
 */
record NetlinkReply(int type, int error, boolean isDone, ByteBuffer header, Attributes attributes) {

    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int HEADER = 16;
    private static final int TYPE_AT = 4;
    private static final int ALIGNMENT = 4;
    private static final int TYPE_MASK = 0x3fff;

    /**
     * The messages in what was received; one that is cut off ends it.
     *
     * @param headerLength of the header of the part of the kernel
     */
    static List<NetlinkReply> parse(byte[] received, int headerLength) {
        List<NetlinkReply> replies = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(received).order(ByteOrder.nativeOrder());
        int at = 0;
        while (received.length - at >= HEADER) {
            int length = bytes.getInt(at);
            if (length < HEADER || length > received.length - at) {
                break;
            }
            ByteBuffer message = bytes.slice(at, length).order(ByteOrder.nativeOrder());
            replies.add(of(message, headerLength));
            at += aligned(length);
        }
        return replies;
    }

    private static NetlinkReply of(ByteBuffer message, int headerLength) {
        int type = Short.toUnsignedInt(message.getShort(TYPE_AT));
        boolean isError = type == ERROR || type == DONE;
        int error =
                isError && message.limit() >= HEADER + Integer.BYTES ? -message.getInt(HEADER) : 0;
        int start = isError ? message.limit() : Math.min(HEADER + headerLength, message.limit());
        ByteBuffer header = message.slice(HEADER, start - HEADER).order(ByteOrder.nativeOrder());
        ByteBuffer rest = message.slice(start, message.limit() - start);
        return new NetlinkReply(
                type,
                error,
                type == DONE,
                isError ? ByteBuffer.allocate(0) : header,
                new Attributes(rest));
    }

    private static int aligned(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Attributes one after the other; no length in them is trusted. */
    static final class Attributes {

        private final ByteBuffer bytes;

        Attributes(ByteBuffer bytes) {
            this.bytes = bytes.duplicate().order(ByteOrder.nativeOrder());
        }

        private record Attribute(int type, ByteBuffer value) {}

        private List<Attribute> all() {
            List<Attribute> all = new ArrayList<>();
            int at = 0;
            while (bytes.limit() - at >= ALIGNMENT) {
                int length = Short.toUnsignedInt(bytes.getShort(at));
                if (length < ALIGNMENT || length > bytes.limit() - at) {
                    break;
                }
                int type = bytes.getShort(at + Short.BYTES) & TYPE_MASK;
                all.add(new Attribute(type, bytes.slice(at + ALIGNMENT, length - ALIGNMENT)));
                at += aligned(length);
            }
            return all;
        }

        /** The attributes that one holds; none if it is not there. */
        Attributes nested(int type) {
            return new Attributes(value(type).orElse(ByteBuffer.allocate(0)));
        }

        /** The same for each of several of one type. */
        List<Attributes> each(int type) {
            return all().stream()
                    .filter(attribute -> attribute.type == type)
                    .map(attribute -> new Attributes(attribute.value))
                    .toList();
        }

        /** The value of one, big-endian. */
        Optional<ByteBuffer> value(int type) {
            return all().stream()
                    .filter(attribute -> attribute.type == type)
                    .map(attribute -> attribute.value.duplicate().order(ByteOrder.BIG_ENDIAN))
                    .findFirst();
        }

        /** A number of 64 bits; 0 if there is none. */
        long number(int type) {
            return value(type)
                    .filter(value -> value.limit() >= Long.BYTES)
                    .map(value -> value.getLong(0))
                    .orElse(0L);
        }
    }
}
