package org.vpsd.daemon.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches a real datagram socket, as systemd has one. */
class ServiceManagerTest {

    private static final MethodHandle SOCKET =
            LibC.bind("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND =
            LibC.bind("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RECV =
            LibC.bind("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

    @TempDir Path directory;

    @Test
    void reachesASocketWithAPath() throws Throwable {
        String path = directory.resolve("notify").toString();
        assertThat(received(path, path)).isEqualTo("READY=1\nMAINPID=1");
    }

    @Test
    void reachesAnAbstractSocket() throws Throwable {
        String name = "vpsd-test-" + ProcessHandle.current().pid();
        assertThat(received("\0" + name, "@" + name)).isEqualTo("READY=1\nMAINPID=1");
    }

    @Test
    void saysThatNobodyIsThere() {
        String path = directory.resolve("nobody").toString();
        assertThat(new ServiceManager(path).tell("READY=1"))
                .contains(
                        "cannot tell the service manager at "
                                + path
                                + ": no such file or directory (errno 2)");
    }

    @Test
    void tellsNobodyWithoutASocket() {
        assertThat(new ServiceManager(null).tell("READY=1")).isEmpty();
        assertThat(new ServiceManager("").tell("READY=1")).isEmpty();
    }

    /** Listens at an address of the kernel's form, and has the manager of a name told. */
    private static String received(String address, String name) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            int fd = (int) SOCKET.invokeExact(errno, LibC.AF_UNIX, LibC.SOCK_DGRAM, 0);
            try {
                byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
                MemorySegment sockaddr = arena.allocate(Short.BYTES + bytes.length, Short.BYTES);
                sockaddr.set(JAVA_SHORT, 0, (short) LibC.AF_UNIX);
                MemorySegment.copy(bytes, 0, sockaddr, JAVA_BYTE, Short.BYTES, bytes.length);
                int size = (int) sockaddr.byteSize();
                assertThat((int) BIND.invokeExact(errno, fd, sockaddr, size)).isZero();
                assertThat(new ServiceManager(name).tell("READY=1\nMAINPID=1")).isEmpty();
                MemorySegment buffer = arena.allocate(256);
                long got = (long) RECV.invokeExact(errno, fd, buffer, 256L, 0);
                return new String(
                        buffer.asSlice(0, got).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
            } finally {
                LibC.close(fd);
            }
        }
    }
}
