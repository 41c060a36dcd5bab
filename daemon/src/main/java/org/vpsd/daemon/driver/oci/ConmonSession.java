package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.driver.Session;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.TerminalSize;
import org.vpsd.daemon.sys.IoErrors;
import org.vpsd.daemon.sys.PacketSocket;

/**
 * A connection to a conmon, by its socket {@code attach}: each packet of output begins with the
 * number of its stream, input is raw. The size of a terminal goes to the fifo {@code winsz}.
 */
final class ConmonSession implements Session {

    private static final Logger log = LoggerFactory.getLogger(ConmonSession.class);

    /** The longest packet that conmon sends, and takes. */
    private static final int PACKET = 8192;

    private static final int ERROR_STREAM = 3;

    private final PacketSocket socket;
    private final Path bundle;
    private final Program program;

    /** What is at the other end. */
    interface Program {

        /** How it ended; waits until that is known. */
        Optional<ExitStatus> exit();

        /** Ends it because nobody is there any more; nothing happens if it has ended. */
        void hangUp();
    }

    /** A console, which goes on without us. */
    static final Program CONSOLE =
            new Program() {
                @Override
                public Optional<ExitStatus> exit() {
                    return Optional.empty();
                }

                @Override
                public void hangUp() {
                    // Others may be there.
                }
            };

    /**
     * A session.
     *
     * @param socket connected to conmon
     * @param bundle where conmon's fifos are
     */
    ConmonSession(PacketSocket socket, Path bundle, Program program) {
        this.socket = socket;
        this.bundle = bundle;
        this.program = program;
    }

    @Override
    public void read(Sink sink) throws IOException {
        byte[] packet = new byte[PACKET + 1];
        byte[] content = new byte[PACKET];
        try (socket) {
            for (int n = socket.receive(packet); n > 0; n = socket.receive(packet)) {
                System.arraycopy(packet, 1, content, 0, n - 1);
                sink.output(packet[0] == ERROR_STREAM, content, n - 1);
            }
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += PACKET) {
            socket.send(bytes, at, Math.min(PACKET, bytes.length - at));
        }
    }

    @Override
    public void endInput() {
        socket.endOutput();
    }

    @Override
    public void resize(TerminalSize size) {
        Path fifo = bundle.resolve("winsz");
        if (!Files.exists(fifo)) {
            return;
        }
        // Open for both directions: a conmon that is gone must not keep us waiting for a reader.
        try (RandomAccessFile file = new RandomAccessFile(fifo.toFile(), "rw")) {
            String line = size.rows() + " " + size.columns() + "\n";
            file.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            log.debug("{}: {}", fifo, IoErrors.describe(e));
        }
    }

    @Override
    public Optional<ExitStatus> exit() {
        return program.exit();
    }

    @Override
    public void close() {
        program.hangUp();
        socket.end();
    }
}
