package org.vpsd.daemon.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Map;

/**
 * The calls of the C library that the JDK does not offer. Each method is the call of its name; what
 * it returns and sets is in that call's manual page.
 */
final class LibC {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_VALUE =
            Linker.Option.captureStateLayout()
                    .varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle KILL = bind("kill", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle WAITPID =
            bind("waitpid", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETEUID = bind("geteuid", JAVA_INT);
    private static final MethodHandle CLOSE = bind("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle PIPE2 = bind("pipe2", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle WRITE =
            bind("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle SOCKET =
            bind("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SENDTO =
            bind("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);

    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");
    private static final int O_CLOEXEC = LINUX ? 0x80000 : 0x100000;

    static final int ESRCH = 3;
    static final int WNOHANG = 1;
    static final int AF_UNIX = 1;
    static final int SOCK_DGRAM = 2;

    private static final Map<Integer, String> ERROR_TEXTS =
            Map.of(
                    1, "operation not permitted",
                    2, "no such file or directory",
                    3, "no such process",
                    11, "resource temporarily unavailable: too many processes",
                    12, "out of memory",
                    13, "permission denied",
                    22, "invalid argument",
                    24, "too many open files",
                    32, "broken pipe",
                    111, "connection refused");

    private LibC() {}

    /**
     * The handle of a function. The launcher grants native access.
     *
     * @throws UnsatisfiedLinkError if the C library has none of that name
     */
    @SuppressWarnings("restricted")
    static MethodHandle bind(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup()
                        .find(name)
                        .orElseThrow(() -> new UnsatisfiedLinkError("the C library lacks " + name)),
                FunctionDescriptor.of(result, arguments),
                ERRNO);
    }

    /**
     * The handle of a variadic function's call, after its first fixed arguments.
     *
     * @param fixed how many arguments are fixed
     */
    @SuppressWarnings("restricted")
    static MethodHandle bindVariadic(
            String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                ERRNO,
                Linker.Option.firstVariadicArg(fixed));
    }

    /** A place for {@code errno}, first argument of every bound handle. */
    static MemorySegment errnoPlace(Arena arena) {
        return arena.allocate(Linker.Option.captureStateLayout());
    }

    static int errno(MemorySegment place) {
        return (int) ERRNO_VALUE.get(place, 0L);
    }

    /** What an {@code errno} means, for people. */
    static String describe(int errno) {
        return ERROR_TEXTS.getOrDefault(errno, "error") + " (errno " + errno + ")";
    }

    /** Returns 0, or the {@code errno}. */
    static int kill(int pid, int signal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = errnoPlace(arena);
            return (int) KILL.invokeExact(errno, pid, signal) == 0 ? 0 : errno(errno);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int geteuid() {
        try (Arena arena = Arena.ofConfined()) {
            return (int) GETEUID.invokeExact(errnoPlace(arena));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int waitpid(int pid, int options) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) WAITPID.invokeExact(errnoPlace(arena), pid, MemorySegment.NULL, options);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void close(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) CLOSE.invokeExact(errnoPlace(arena), fd);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /**
     * Makes a pipe whose ends no other program inherits.
     *
     * @return its read end, then its write end
     * @throws IOException if there are too many open files
     */
    static int[] pipe() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = errnoPlace(arena);
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            if ((int) PIPE2.invokeExact(errno, ends, O_CLOEXEC) < 0) {
                throw new IOException("cannot make a pipe: " + describe(errno(errno)));
            }
            return ends.toArray(JAVA_INT);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Writes some bytes; returns how many, or the negative {@code errno}. */
    static long write(int fd, byte[] bytes, int offset, int length) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = errnoPlace(arena);
            MemorySegment buffer = arena.allocate(length);
            MemorySegment.copy(bytes, offset, buffer, JAVA_BYTE, 0, length);
            long written = (long) WRITE.invokeExact(errno, fd, buffer, (long) length);
            return written < 0 ? -errno(errno) : written;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Makes a Unix socket; its descriptor, or a negative number. */
    static int socket(MemorySegment errno, int type) throws Throwable {
        return (int) SOCKET.invokeExact(errno, AF_UNIX, type, 0);
    }

    /** Sends one datagram to a Unix socket address; returns 0, or the {@code errno}. */
    static int sendUnixDatagram(byte[] address, byte[] message) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = errnoPlace(arena);
            int fd = (int) SOCKET.invokeExact(errno, AF_UNIX, SOCK_DGRAM, 0);
            if (fd < 0) {
                return errno(errno);
            }
            MemorySegment sockaddr = unixAddress(arena, address);
            MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, message);
            long sent =
                    (long)
                            SENDTO.invokeExact(
                                    errno,
                                    fd,
                                    bytes,
                                    (long) message.length,
                                    0,
                                    sockaddr,
                                    Short.BYTES + address.length);
            int result = sent < 0 ? errno(errno) : 0;
            close(fd);
            return result;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** A {@code sockaddr_un} of Linux: the family, then the path or abstract name. */
    static MemorySegment unixAddress(Arena arena, byte[] address) {
        MemorySegment sockaddr = arena.allocate(Short.BYTES + address.length + 1L, Short.BYTES);
        sockaddr.set(JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(address, 0, sockaddr, JAVA_BYTE, Short.BYTES, address.length);
        return sockaddr;
    }

    /** What a method handle may declare but a C call cannot throw. */
    static AssertionError unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new AssertionError("a call of the C library failed to be made", e);
    }
}
