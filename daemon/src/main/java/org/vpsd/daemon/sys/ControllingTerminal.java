package org.vpsd.daemon.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.vpsd.daemon.model.ProcessIdentity;

/**
 * Takes a pseudo terminal from the session that controls it, so that another session can have it.
 * An OCI runtime makes the console of a container the controlling terminal of its first process;
 * where that is an init, a login on the console could not become its own master, would have no job
 * control, and an interrupt that is typed would go to the init. Linux only, as root.
 */
public final class ControllingTerminal {

    private static final long PIDFD_OPEN = 434;
    private static final long PIDFD_GETFD = 438;
    private static final long TIOCGPTPEER = 0x5441;
    private static final int OPEN_PEER = 0x80102; // O_CLOEXEC | O_NOCTTY | O_RDWR

    private static final MethodHandle SYSCALL =
            LibC.bindVariadic("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle IOCTL =
            LibC.bindVariadic("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);

    private ControllingTerminal() {}

    /**
     * Frees the terminal whose master a process holds. The other end is had from that, not by a
     * name: names inside a container are its tenant's.
     *
     * @throws IOException if it holds none, or this is not allowed
     */
    public static void free(Processes processes, ProcessIdentity holder) throws IOException {
        int pidfd = (int) call(PIDFD_OPEN, holder.pid(), 0);
        try {
            int master = (int) call(PIDFD_GETFD, pidfd, master(holder));
            try {
                int peer = peer(master);
                try {
                    steal(processes, peer);
                } finally {
                    LibC.close(peer);
                }
            } finally {
                LibC.close(master);
            }
        } finally {
            LibC.close(pidfd);
        }
    }

    /** setsid(1) takes it for a session of its own, and lets it go by ending. */
    private static void steal(Processes processes, int terminal) throws IOException {
        Path setsid =
                Programs.find("setsid").orElseThrow(() -> new IOException("there is no setsid(1)"));
        int pid =
                PosixSpawn.spawn(
                        List.of(setsid.toString(), "--ctty", "--wait", "/bin/true"),
                        Map.of(),
                        OptionalInt.of(terminal));
        processes.identify(pid).ifPresent(processes::reap);
    }

    private static long master(ProcessIdentity holder) throws IOException {
        Path directory = Path.of("/proc", Long.toString(holder.pid()), "fd");
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (Files.readSymbolicLink(file).endsWith("ptmx")) {
                    return Long.parseLong(String.valueOf(file.getFileName()));
                }
            }
        }
        throw new IOException("process " + holder.pid() + " holds no pseudo terminal");
    }

    private static long call(long number, long first, long second) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            long result = (long) SYSCALL.invokeExact(errno, number, first, second, 0L);
            if (result < 0) {
                throw new IOException(
                        "system call " + number + ": " + LibC.describe(LibC.errno(errno)));
            }
            return result;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    private static int peer(int master) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            int result = (int) IOCTL.invokeExact(errno, master, TIOCGPTPEER, OPEN_PEER);
            if (result < 0) {
                throw new IOException("TIOCGPTPEER: " + LibC.describe(LibC.errno(errno)));
            }
            return result;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }
}
