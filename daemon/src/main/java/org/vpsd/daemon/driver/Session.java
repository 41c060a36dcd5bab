package org.vpsd.daemon.driver;

import java.io.IOException;
import java.util.Optional;
import org.vpsd.daemon.model.ExitStatus;
import org.vpsd.daemon.model.TerminalSize;

/**
 * A connection to what runs inside an instance: to a program, or to the console. One thread reads
 * while others do the rest.
 */
public interface Session extends AutoCloseable {

    /** Takes output as it comes. */
    interface Sink {
        /**
         * Some output.
         *
         * @param isError whether it is error output
         * @param bytes holds it from its beginning; reused for what follows
         * @param length how much of it
         */
        void output(boolean isError, byte[] bytes, int length) throws IOException;
    }

    /** Passes all output on until there is no more; blocks a thread of the system. */
    void read(Sink sink) throws IOException;

    /** Sends input. */
    void write(byte[] bytes) throws IOException;

    /** Tells that there is no more input; a terminal is not told. */
    void endInput() throws IOException;

    /** Tells the terminal its size; nothing happens where there is none. */
    void resize(TerminalSize size);

    /** Once there is no more output: how the program ended; empty for a console. */
    Optional<ExitStatus> exit();

    /** Lets it go: a program is hung up, reading ends. May be called more than once. */
    @Override
    void close();
}
