package org.vpsd.daemon.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts what is read from a log into lines, wherever a read begins or ends; replaces what is not
 * UTF-8.
 */
final class LineCutter {

    /** Longer lines are split. */
    static final int MAX_LINE = 64 * 1024;

    private static final int BLOCK = 16 * 1024;

    private final Consumer<String> sink;
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
    private final CharBuffer chars = CharBuffer.allocate(BLOCK);
    private final StringBuilder line = new StringBuilder();
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);

    LineCutter(Consumer<String> sink) {
        this.sink = sink;
    }

    /**
     * Reads what a file has at a place, a block at most, and passes on the lines that it completes.
     *
     * @return how many bytes were read; 0 at the file's end
     */
    int read(FileChannel file, long position) throws IOException {
        int count = Math.max(0, file.read(bytes, position));
        decode(false);
        return count;
    }

    /** Passes on a last line that has no end; what comes then begins a new line. */
    void finish() {
        decode(true);
        decoder.reset();
        if (!line.isEmpty()) {
            pass();
        }
    }

    /** A block decodes into no more characters than it has bytes: it always fits. */
    private void decode(boolean isEnd) {
        bytes.flip();
        CoderResult result = decoder.decode(bytes, chars, isEnd);
        if (result.isOverflow()) {
            throw new IllegalStateException("a block of bytes became more characters");
        }
        bytes.compact();
        chars.flip();
        while (chars.hasRemaining()) {
            add(chars.get());
        }
        chars.clear();
    }

    private void add(char c) {
        if (c == '\n') {
            pass();
            return;
        }
        if (line.length() >= MAX_LINE && !Character.isLowSurrogate(c)) {
            pass();
        }
        line.append(c);
    }

    private void pass() {
        sink.accept(line.toString());
        line.setLength(0);
    }
}
