package org.vpsd.daemon.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Lines of the daemon, on their way into a log that others append to as well. */
final class LogLines {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private LogLines() {}

    /** Text with time and source before each of its lines. */
    static String format(Instant time, String source, String text) {
        String prefix = TIME.format(time) + " " + source + ": ";
        return text.isEmpty()
                ? prefix + "\n"
                : text.lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    /**
     * Appends whole lines by one write, which O_APPEND keeps apart from what others write; on a new
     * line if the last one is not finished.
     */
    static void append(Path file, String lines) throws IOException {
        String text = endsWithinLine(file) ? "\n" + lines : lines;
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
            channel.write(bytes);
        }
        if (bytes.hasRemaining()) {
            throw new IOException(file + ": no space left for a whole line");
        }
    }

    /**
     * What somebody writes at this moment can be seen in parts: at worst that adds an empty line.
     */
    private static boolean endsWithinLine(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            long size = channel.size();
            return size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
        }
    }
}
