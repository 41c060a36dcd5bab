package org.vpsd.daemon.hooks;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a hook's output into lines and passes on a bounded amount of it: a hook that prints without
 * end is read to its end, but takes neither memory nor the disk of the logs. What is not UTF-8 is
 * replaced.
 */
final class BoundedLines extends OutputStream {

    /** Longer lines are split, in bytes. */
    static final int MAX_LINE = 8 * 1024;

    /** What is passed on in all, in bytes. */
    static final int MAX_TOTAL = 1024 * 1024;

    /** What a line is counted beyond its text: a log adds about that much. */
    private static final int LINE_COST = 64;

    private static final int MAX_CHARACTER = 4;

    private final Consumer<String> sink;
    private final byte[] line = new byte[MAX_LINE];
    private int length;
    private long passed;
    private long dropped;

    /** Passes lines on to a sink. */
    BoundedLines(Consumer<String> sink) {
        this.sink = sink;
    }

    @Override
    public void write(int b) {
        add((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            add(bytes[i]);
        }
    }

    /** Passes on a last line that has no end, then tells how much was left out. */
    @Override
    public void close() {
        if (length > 0) {
            pass(length);
        }
        if (dropped > 0) {
            sink.accept(
                    "(%d bytes more were not logged: a hook may print %d)"
                            .formatted(dropped, MAX_TOTAL));
        }
        dropped = 0;
    }

    private void add(byte b) {
        if (dropped > 0 || passed + length >= MAX_TOTAL) {
            dropped++;
        } else if (b == '\n') {
            pass(length);
        } else {
            if (length == MAX_LINE) {
                pass(lengthBefore(b));
            }
            line[length++] = b;
        }
    }

    /** Passes on the first bytes of the line; the others begin the next one. */
    private void pass(int count) {
        sink.accept(new String(line, 0, count, StandardCharsets.UTF_8));
        passed += count + LINE_COST;
        length -= count;
        System.arraycopy(line, count, line, 0, length);
    }

    /** How much of a full line goes before a byte without cutting a character of UTF-8. */
    private int lengthBefore(byte next) {
        int count = length;
        byte first = next;
        while (isInsideCharacter(first) && length - count < MAX_CHARACTER - 1) {
            count--;
            first = line[count];
        }
        return count;
    }

    private static boolean isInsideCharacter(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
