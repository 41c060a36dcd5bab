package org.vpsd.protocol;

import java.nio.ByteBuffer;

/**
 * A piece of a session, which a connection turns to after {@link Reply.Session}: what is typed and
 * shown, byte for byte. On the wire: a letter, the length in four bytes (big-endian), the content.
 */
public final class Frame {

    /** The longest content. */
    public static final int MAX_BYTES = 32 * 1024;

    /** The largest number of rows or columns of a terminal. */
    public static final int MAX_SIZE = 0xffff;

    static final int HEADER_BYTES = 5;

    /** The types, each with the letter that stands for it on the wire. */
    public enum Type {
        /** To the program: input. */
        INPUT('i'),
        /** To the program: there is no more input. */
        INPUT_END('e'),
        /** To the program: its terminal has another size. */
        RESIZE('w'),
        /** From the program: output, or what its terminal shows. */
        OUTPUT('o'),
        /** From the program: error output, where it has no terminal. */
        ERROR_OUTPUT('r'),
        /** The last from the program: its exit status. */
        EXIT('x');

        private final char letter;

        Type(char letter) {
            this.letter = letter;
        }

        byte letter() {
            return (byte) letter;
        }
    }

    /** The end of the input. */
    public static final Frame INPUT_END = new Frame(Type.INPUT_END, new byte[0]);

    private static final Type[] TYPES = Type.values();

    private final Type type;
    private final byte[] content;

    /**
     * A frame.
     *
     * @param content at most {@link #MAX_BYTES}; not to be changed any more
     */
    public Frame(Type type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    /** What it is. */
    public Type type() {
        return type;
    }

    /** Its bytes, not to be changed. */
    public byte[] content() {
        return content;
    }

    /** A change of size. */
    public static Frame resize(int rows, int columns) {
        ByteBuffer content = ByteBuffer.allocate(2 * Short.BYTES);
        content.putShort((short) rows).putShort((short) columns);
        return new Frame(Type.RESIZE, content.array());
    }

    /** An exit status: 128 and the signal's number for a death by a signal, -1 when unknown. */
    public static Frame exit(int status) {
        return new Frame(Type.EXIT, ByteBuffer.allocate(Integer.BYTES).putInt(status).array());
    }

    /** The rows of a {@link Type#RESIZE}. */
    public int rows() throws BadMessageException {
        return Short.toUnsignedInt(contentOf(2 * Short.BYTES).getShort(0));
    }

    /** The columns of a {@link Type#RESIZE}. */
    public int columns() throws BadMessageException {
        return Short.toUnsignedInt(contentOf(2 * Short.BYTES).getShort(Short.BYTES));
    }

    /** The status of an {@link Type#EXIT}. */
    public int status() throws BadMessageException {
        return contentOf(Integer.BYTES).getInt(0);
    }

    private ByteBuffer contentOf(int length) throws BadMessageException {
        if (content.length != length) {
            throw BadMessageException.malformed(
                    0, "a frame of type " + type + " has " + length + " bytes");
        }
        return ByteBuffer.wrap(content);
    }

    /** The type that a letter stands for. */
    static Type type(byte letter) throws BadMessageException {
        for (Type type : TYPES) {
            if (type.letter() == letter) {
                return type;
            }
        }
        throw BadMessageException.malformed(0, "there is no frame of type " + letter);
    }
}
