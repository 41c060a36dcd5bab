package org.vpsd.daemon.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A connected Unix socket of type SOCK_SEQPACKET, which the JDK does not have. Linux only. One
 * thread receives, any may send; the receiving one closes it.
 */
public final class PacketSocket implements AutoCloseable {

    private static final int SOCK_SEQPACKET = 5;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int SHUT_WR = 1;
    private static final int SHUT_RDWR = 2;
    private static final int EINTR = 4;

    /** The longest path that a {@code sockaddr_un} holds. */
    private static final int MAX_PATH = 107;

    private static final MethodHandle CONNECT =
            LibC.bind("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SEND =
            LibC.bind("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle RECV =
            LibC.bind("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle SHUTDOWN =
            LibC.bind("shutdown", JAVA_INT, JAVA_INT, JAVA_INT);

    private final int fd;
    private boolean closed;

    private PacketSocket(int fd) {
        this.fd = fd;
    }

    /**
     * Connects to a socket.
     *
     * @throws IOException if nobody listens there
     */
    public static PacketSocket connect(Path path) throws IOException {
        byte[] address = path.toString().getBytes(StandardCharsets.UTF_8);
        if (address.length > MAX_PATH) {
            throw new IOException(path + " is too long for the path of a socket");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            int fd = LibC.socket(errno, SOCK_SEQPACKET | SOCK_CLOEXEC);
            if (fd < 0) {
                throw new IOException("no socket: " + LibC.describe(LibC.errno(errno)));
            }
            MemorySegment target = LibC.unixAddress(arena, address);
            int length = Short.BYTES + address.length;
            if ((int) CONNECT.invokeExact(errno, fd, target, length) != 0) {
                String why = LibC.describe(LibC.errno(errno));
                LibC.close(fd);
                throw new IOException("cannot connect to " + path + ": " + why);
            }
            return new PacketSocket(fd);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /** Sends one packet. */
    public void send(byte[] bytes, int offset, int length) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            MemorySegment packet = arena.allocate(length);
            MemorySegment.copy(bytes, offset, packet, JAVA_BYTE, 0, length);
            long sent;
            do {
                sent = (long) SEND.invokeExact(errno, fd, packet, (long) length, MSG_NOSIGNAL);
            } while (sent < 0 && LibC.errno(errno) == EINTR);
            if (sent < 0) {
                throw new IOException("not sent: " + LibC.describe(LibC.errno(errno)));
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /**
     * Waits for a packet; blocks a thread of the system.
     *
     * @param buffer receives it; what does not fit is lost
     * @return its length; 0 at the end
     */
    public int receive(byte[] buffer) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            MemorySegment packet = arena.allocate(buffer.length);
            long length;
            do {
                length = (long) RECV.invokeExact(errno, fd, packet, (long) buffer.length, 0);
            } while (length < 0 && LibC.errno(errno) == EINTR);
            if (length < 0) {
                throw new IOException("not received: " + LibC.describe(LibC.errno(errno)));
            }
            MemorySegment.copy(packet, JAVA_BYTE, 0, buffer, 0, (int) length);
            return (int) length;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /** Tells the other side that nothing more will be sent. */
    public void endOutput() {
        shutdown(SHUT_WR);
    }

    /** Ends both directions: who receives finds the end. */
    public void end() {
        shutdown(SHUT_RDWR);
    }

    private synchronized void shutdown(int how) {
        if (closed) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) SHUTDOWN.invokeExact(LibC.errnoPlace(arena), fd, how);
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LibC.close(fd);
        }
    }
}
