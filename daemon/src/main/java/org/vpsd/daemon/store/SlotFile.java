package org.vpsd.daemon.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.vpsd.daemon.sys.DurableFiles;

/**
 * A small text in a file with two slots, overwritten in turn: a write that is cut short leaves the
 * other slot, which holds the text before it.
 *
 * <p>Compared with a temporary file and a rename, a write costs one fdatasync in place of two
 * syncs, and needs no new block: on a full file system it still succeeds. A slot is a line {@code
 * vpsd1 SEQUENCE LENGTH CRC32C} and the text, filled up with line feeds. Not safe for several
 * threads.
 */
final class SlotFile {

    private static final String MAGIC = "vpsd1";
    private static final int SMALLEST_SLOT = 4096;
    private static final byte FILLER = '\n';

    private final Path file;
    private long sequence;
    private int slotSize;

    private record Slot(long sequence, String text) {}

    /** The file at a path, which need not exist yet. */
    SlotFile(Path file) {
        this.file = file;
    }

    /**
     * The last text that was written whole; empty if there is no file.
     *
     * @throws IOException if it cannot be read, or neither slot is whole
     */
    Optional<String> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        slotSize = bytes.length / 2;
        Slot newest = newer(slot(bytes, 0), slot(bytes, slotSize));
        if (newest.sequence() < 0) {
            throw new IOException(file + " is damaged: neither of its two copies is whole");
        }
        sequence = newest.sequence();
        return Optional.of(newest.text());
    }

    /** Whether this object has read or written the file. */
    boolean isThere() {
        return slotSize > 0;
    }

    /**
     * Replaces the text durably.
     *
     * @throws IOException if it could not be written; the text before it then still stands
     */
    void write(String text) throws IOException {
        byte[] slot = slotOf(text, sequence + 1);
        if (slot.length > slotSize) {
            grow(slot);
        } else {
            overwrite(slot);
        }
        sequence++;
    }

    private void overwrite(byte[] slot) throws IOException {
        ByteBuffer filled = ByteBuffer.wrap(filled(slot, slotSize));
        long position = (sequence + 1) % 2 * slotSize;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            DurableFiles.writeFully(channel, filled, position);
            channel.force(false);
        }
    }

    /** Makes the file anew, with both slots holding the text. */
    private void grow(byte[] slot) throws IOException {
        int size = SMALLEST_SLOT;
        while (size < slot.length) {
            size *= 2;
        }
        String both = new String(filled(slot, size), StandardCharsets.UTF_8);
        DurableFiles.replace(file, both + both);
        slotSize = size;
    }

    private static byte[] slotOf(String text, long sequence) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(content);
        String header = MAGIC + " " + sequence + " " + content.length + " " + crc.getValue() + "\n";
        byte[] start = header.getBytes(StandardCharsets.UTF_8);
        byte[] slot = new byte[start.length + content.length];
        System.arraycopy(start, 0, slot, 0, start.length);
        System.arraycopy(content, 0, slot, start.length, content.length);
        return slot;
    }

    private static byte[] filled(byte[] slot, int size) {
        byte[] filled = new byte[size];
        System.arraycopy(slot, 0, filled, 0, slot.length);
        Arrays.fill(filled, slot.length, size, FILLER);
        return filled;
    }

    private static Slot newer(Slot a, Slot b) {
        return a.sequence() >= b.sequence() ? a : b;
    }

    /** The slot at a place; with sequence -1 if it is not whole. */
    private Slot slot(byte[] bytes, int offset) {
        Slot broken = new Slot(-1, "");
        int end = offset;
        while (end < offset + slotSize && bytes[end] != '\n') {
            end++;
        }
        String[] header =
                new String(bytes, offset, end - offset, StandardCharsets.UTF_8).split(" ", -1);
        if (header.length != 4 || !header[0].equals(MAGIC)) {
            return broken;
        }
        try {
            int length = Integer.parseInt(header[2]);
            int start = end + 1;
            if (length < 0 || start + length > offset + slotSize) {
                return broken;
            }
            CRC32C crc = new CRC32C();
            crc.update(bytes, start, length);
            return crc.getValue() == Long.parseLong(header[3])
                    ? new Slot(
                            Long.parseLong(header[1]),
                            new String(bytes, start, length, StandardCharsets.UTF_8))
                    : broken;
        } catch (NumberFormatException e) {
            return broken;
        }
    }
}
