package org.vpsd.daemon.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/** A log that is being read: the very file that had the name once, whatever has it now. */
final class OpenLog implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final Object key;
    private long position;

    private OpenLog(Path file, FileChannel channel, Object key) {
        this.file = file;
        this.channel = channel;
        this.key = key;
    }

    /** Opens a log at its beginning; empty if there is none. */
    static Optional<OpenLog> open(Path file) throws IOException {
        try {
            Object key = key(file);
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new OpenLog(file, channel, key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Object key(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return Objects.requireNonNull(attributes.fileKey());
    }

    /**
     * Goes to where the last lines begin; a last line without an end counts. Not farther back than
     * lines of {@link LineCutter#MAX_LINE} would reach, whatever the file holds.
     */
    void seekLastLines(int lines) throws IOException {
        long end = channel.size();
        long limit = Math.max(0, end - (long) lines * LineCutter.MAX_LINE);
        position = lines <= 0 ? end : startOfLastLines(lines, end, limit);
    }

    private long startOfLastLines(int lines, long end, long limit) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(LineCutter.MAX_LINE);
        int seen = 0;
        for (long blockEnd = end; blockEnd > limit; ) {
            long blockStart = Math.max(limit, blockEnd - block.capacity());
            int length = readFully(block, blockStart, (int) (blockEnd - blockStart));
            for (int i = length - 1; i >= 0; i--) {
                boolean isLineEnd = block.get(i) == '\n' && blockStart + i < end - 1;
                if (isLineEnd && ++seen == lines) {
                    return blockStart + i + 1;
                }
            }
            blockEnd = blockStart;
        }
        return limit;
    }

    private int readFully(ByteBuffer block, long from, int length) throws IOException {
        block.clear().limit(length);
        while (block.hasRemaining() && channel.read(block, from + block.position()) > 0) {}
        return block.position();
    }

    /** Reads on; whether there was anything. */
    boolean read(LineCutter cutter) throws IOException {
        int count = cutter.read(channel, position);
        position += count;
        return count > 0;
    }

    /** Goes back to the beginning if the file has become shorter than what was read of it. */
    boolean rewindIfTruncated() throws IOException {
        if (channel.size() >= position) {
            return false;
        }
        position = 0;
        return true;
    }

    /** Whether the name belongs to another file now. */
    boolean isReplaced() throws IOException {
        try {
            return !key(file).equals(key);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
