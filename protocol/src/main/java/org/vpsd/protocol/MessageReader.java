package org.vpsd.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one side of a connection, and never holds more of a line than its bound.
 *
 * <p>After a {@link BadMessageException} the next call goes on with the line that follows.
 */
public final class MessageReader {

    private static final int CHUNK_BYTES = 8 * 1024;

    private final ReadableByteChannel channel;
    private final int maxBytes;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).flip();
    private byte[] line = new byte[512];
    private int length;
    private boolean skipping;

    /**
     * A reader of a connection's lines.
     *
     * @param channel where they come from, in blocking mode
     * @param maxBytes the longest line, without its newline
     */
    public MessageReader(ReadableByteChannel channel, int maxBytes) {
        this.channel = channel;
        this.maxBytes = maxBytes;
    }

    /**
     * The next line without its newline, or null when the connection ended after a whole line.
     *
     * @throws BadMessageException the line is too long (thrown as soon as that is known), is not
     *     UTF-8 or holds a NUL
     * @throws EOFException the connection ended in the middle of a line
     */
    public @Nullable String readLine() throws IOException, BadMessageException {
        while (true) {
            if (!chunk.hasRemaining() && !fill()) {
                return endOfConnection();
            }
            if (takeUpToNewline()) {
                return finishedLine();
            }
        }
    }

    /** The frames that follow the lines read so far; no more lines can be read then. */
    public FrameReader frames() {
        return new FrameReader(channel, chunk);
    }

    private boolean fill() throws IOException {
        chunk.clear();
        int count = channel.read(chunk);
        chunk.flip();
        return count >= 0;
    }

    private @Nullable String endOfConnection() throws EOFException {
        if (length > 0 || skipping) {
            throw new EOFException("the connection ended in the middle of a message");
        }
        return null;
    }

    /** Moves bytes of the chunk into the line; true when that is finished. */
    private boolean takeUpToNewline() throws BadMessageException {
        int start = chunk.position();
        int newline = start;
        while (newline < chunk.limit() && chunk.get(newline) != '\n') {
            newline++;
        }
        boolean finished = newline < chunk.limit();
        int count = newline - start;
        chunk.position(finished ? newline + 1 : newline);
        if (skipping) {
            skipping = !finished;
            return false;
        }
        if (count > maxBytes - length) {
            length = 0;
            skipping = !finished;
            throw new BadMessageException(
                    ErrorCode.TOO_LONG,
                    "the message is longer than its bound of " + maxBytes + " bytes");
        }
        append(start, count);
        return finished;
    }

    private void append(int start, int count) {
        if (line.length < length + count) {
            line = Arrays.copyOf(line, Math.min(maxBytes, 2 * (length + count)));
        }
        chunk.get(start, line, length, count);
        length += count;
    }

    private String finishedLine() throws BadMessageException {
        ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
        length = 0;
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) == 0) {
                throw BadMessageException.malformed(0, "the message holds a NUL at byte " + i);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw BadMessageException.malformed(
                    0, "the message is not UTF-8 at byte " + bytes.position());
        }
    }
}
