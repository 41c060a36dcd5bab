package org.vpsd.ctl;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text on their way out, always in UTF-8. The first error ends the output: what follows is
 * dropped, and who cares can ask. A reader that had enough ({@code vpsctl logs web | head}) is no
 * error.
 */
final class Output {

    private static final int FULL = 8 * 1024;

    private final OutputStream stream;
    private final StringBuilder buffer = new StringBuilder();
    private boolean closed;
    private @Nullable IOException failure;

    Output(OutputStream stream) {
        this.stream = stream;
    }

    /** Writes a text that is safe to show, with a newline. */
    void line(CharSequence text) {
        buffer.append(text).append('\n');
        sendIfFull();
    }

    /** Writes a text that is safe to show. */
    void text(CharSequence text) {
        buffer.append(text);
        sendIfFull();
    }

    private void sendIfFull() {
        if (buffer.length() >= FULL) {
            flush();
        }
    }

    /** Sends on what was written so far. */
    void flush() {
        if (!closed && !buffer.isEmpty()) {
            try {
                stream.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
                stream.flush();
            } catch (IOException e) {
                closed = true;
                failure = isReaderGone(e) ? null : e;
            }
        }
        buffer.setLength(0);
    }

    /** Whether nothing written arrives any more. */
    boolean isClosed() {
        return closed;
    }

    /** Why output was lost; null when it was not, or when its reader had enough. */
    @Nullable IOException failure() {
        return failure;
    }

    /** EPIPE: the JDK tells it by its text alone, and translations keep that in brackets. */
    private static boolean isReaderGone(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }
}
