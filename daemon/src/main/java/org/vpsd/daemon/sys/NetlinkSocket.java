package org.vpsd.daemon.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * A socket to a part of the Linux kernel (netlink(7)). The kernel handles what is sent before the
 * call returns, so nothing here waits. For one thread at a time.
 */
public final class NetlinkSocket implements AutoCloseable {

    /** Links, routes and neighbours. */
    public static final int NETLINK_ROUTE = 0;

    /** Netfilter's part of the kernel. */
    public static final int NETLINK_NETFILTER = 12;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUFFORCE = 32;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_TRUNC = 0x20;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int BUFFER = 1 << 18;

    private static final MethodHandle SOCKET =
            LibC.bind("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SETSOCKOPT =
            LibC.bind("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SEND =
            LibC.bind("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle RECV =
            LibC.bind("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

    private static final MethodHandle IF_NAMETOINDEX =
            LibC.bind("if_nametoindex", JAVA_INT, ADDRESS);

    private final int fd;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment errno = LibC.errnoPlace(arena);
    private final MemorySegment buffer = arena.allocate(BUFFER, Long.BYTES);

    private NetlinkSocket(int fd) {
        this.fd = fd;
    }

    /**
     * Opens a socket.
     *
     * @param protocol which part of the kernel it is to
     * @throws IOException if the kernel has no such part
     */
    public static NetlinkSocket open(int protocol) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            int fd = (int) SOCKET.invokeExact(errno, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
            if (fd < 0) {
                throw new IOException("no netlink socket: " + LibC.describe(LibC.errno(errno)));
            }
            return new NetlinkSocket(fd);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /** Sends messages; those of one call are together a batch, however many they are. */
    public void send(byte[] messages) throws IOException {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment size = local.allocateFrom(JAVA_INT, messages.length + BUFFER);
            int ignored =
                    (int)
                            SETSOCKOPT.invokeExact(
                                    errno, fd, SOL_SOCKET, SO_SNDBUFFORCE, size, Integer.BYTES);
            MemorySegment bytes = local.allocateFrom(JAVA_BYTE, messages);
            long sent;
            do {
                sent = (long) SEND.invokeExact(errno, fd, bytes, (long) messages.length, 0);
            } while (sent < 0 && LibC.errno(errno) == EINTR);
            if (sent < 0) {
                throw new IOException(
                        "not sent to the kernel: " + LibC.describe(LibC.errno(errno)));
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /** Some messages of the kernel; empty when there are no more. */
    public Optional<byte[]> receive() throws IOException {
        try {
            long length;
            do {
                length =
                        (long)
                                RECV.invokeExact(
                                        errno, fd, buffer, (long) BUFFER, MSG_DONTWAIT | MSG_TRUNC);
            } while (length < 0 && LibC.errno(errno) == EINTR);
            if (length < 0 && LibC.errno(errno) == EAGAIN) {
                return Optional.empty();
            }
            if (length < 0 || length > BUFFER) {
                throw new IOException(
                        "no answer of the kernel: "
                                + (length < 0 ? LibC.describe(LibC.errno(errno)) : "too long"));
            }
            return Optional.of(buffer.asSlice(0, length).toArray(JAVA_BYTE));
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /** The number by which the kernel knows an interface; 0 if there is none of that name. */
    public static int interfaceIndex(String name) {
        try (Arena arena = Arena.ofConfined()) {
            return (int)
                    IF_NAMETOINDEX.invokeExact(LibC.errnoPlace(arena), arena.allocateFrom(name));
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /** What an error of the kernel means, for people. */
    public static String describe(int errno) {
        return LibC.describe(errno);
    }

    @Override
    public void close() {
        LibC.close(fd);
        arena.close();
    }
}
