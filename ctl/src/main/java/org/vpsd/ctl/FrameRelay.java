package org.vpsd.ctl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.Frame;
import org.vpsd.protocol.FrameReader;
import org.vpsd.protocol.FrameWriter;
import org.vpsd.protocol.TerminalOptions;

/** Passes a session between its connection and our standard input and output. */
final class FrameRelay {

    /** What an exit frame has where there is no exit status. */
    private static final int NO_STATUS = -1;

    private final FrameReader reader;
    private final FrameWriter writer;
    private final InputStream in;
    private final OutputStream out;
    private final OutputStream err;
    private final @Nullable EscapeFilter escape;
    private final Runnable hangUp;
    private final AtomicBoolean left = new AtomicBoolean();

    /**
     * A relay.
     *
     * @param escape finds the way out in what is typed; null where it is not looked for
     * @param hangUp ends the connection
     */
    FrameRelay(
            FrameReader reader,
            FrameWriter writer,
            Streams streams,
            @Nullable EscapeFilter escape,
            Runnable hangUp) {
        this.reader = reader;
        this.writer = writer;
        this.in = streams.in();
        this.out = streams.out();
        this.err = streams.err();
        this.escape = escape;
        this.hangUp = hangUp;
    }

    /**
     * What a process begins with.
     *
     * @param in standard input
     * @param out standard output
     * @param err standard error
     */
    record Streams(InputStream in, OutputStream out, OutputStream err) {}

    /** How a session ended. */
    enum End {
        /** By itself. */
        DONE,
        /** By the way out. */
        LEFT,
        /** The connection broke. */
        LOST
    }

    /**
     * The end of a session.
     *
     * @param how it came
     * @param status of the program; 0 where there is none
     */
    record Result(End how, int status) {}

    /** Relays until the session is over. */
    Result run() throws BadMessageException {
        Thread.ofPlatform().daemon().name("input").start(this::passInput);
        try {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                switch (frame.type()) {
                    case OUTPUT -> write(out, frame);
                    case ERROR_OUTPUT -> write(err, frame);
                    case EXIT -> {
                        int status = frame.status();
                        return new Result(End.DONE, status == NO_STATUS ? 0 : status);
                    }
                    default -> {
                        // Of a newer daemon, and nothing that has to be understood.
                    }
                }
            }
        } catch (IOException e) {
            return new Result(left.get() ? End.LEFT : End.LOST, 0);
        }
        return new Result(left.get() ? End.LEFT : End.LOST, 0);
    }

    private static void write(OutputStream stream, Frame frame) throws IOException {
        stream.write(frame.content());
        stream.flush();
    }

    /** Tells the other side of another size. */
    void resize(TerminalOptions size) {
        try {
            writer.write(Frame.resize(size.rows(), size.columns()));
        } catch (IOException e) {
            // The session is over: the reading side says so.
        }
    }

    private void passInput() {
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                byte[] typed = escape == null ? Arrays.copyOf(buffer, n) : escape.pass(buffer, n);
                if (typed.length > 0) {
                    writer.write(new Frame(Frame.Type.INPUT, typed));
                }
                if (escape != null && escape.hasLeft()) {
                    left.set(true);
                    hangUp.run();
                    return;
                }
            }
            writer.write(Frame.INPUT_END);
        } catch (IOException e) {
            // The session is over, or there is nothing to read: the reading side goes on.
        }
    }
}
