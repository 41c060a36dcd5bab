package org.vpsd.daemon.sys;

import java.io.IOException;
import java.io.OutputStream;

/** The write end of a pipe. For one thread. */
final class PipeOutputStream extends OutputStream {

    private final int fd;
    private boolean closed;

    /** Takes over a file descriptor. */
    PipeOutputStream(int fd) {
        this.fd = fd;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("the pipe is closed");
        }
        int done = 0;
        while (done < length) {
            long written = LibC.write(fd, bytes, offset + done, length - done);
            if (written < 0) {
                throw new IOException("cannot write: " + LibC.describe((int) -written));
            }
            done += (int) written;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            LibC.close(fd);
        }
    }
}
