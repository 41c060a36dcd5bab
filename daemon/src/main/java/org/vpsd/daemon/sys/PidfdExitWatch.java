package org.vpsd.daemon.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.ProcessIdentity;

/**
 * Exits by pidfd_open(2) and epoll(7): one thread for any number of processes, none of which needs
 * to be a child. Linux 5.3 and later.
 */
final class PidfdExitWatch implements ExitWatch {

    private static final Logger log = LoggerFactory.getLogger(PidfdExitWatch.class);

    private static final MethodHandle SYSCALL =
            LibC.bindVariadic("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_CREATE1 =
            LibC.bind("epoll_create1", JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_CTL =
            LibC.bind("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle EPOLL_WAIT =
            LibC.bind("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);

    private static final MethodHandle PRCTL =
            LibC.bindVariadic("prctl", 1, JAVA_INT, JAVA_INT, JAVA_LONG);

    private static final int PR_SET_TIMERSLACK = 29;

    /** The number of pidfd_open(2), the same on every architecture. */
    private static final long SYS_PIDFD_OPEN = 434;

    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLLIN = 1;

    /** {@code struct epoll_event} is packed on x86-64 only. */
    private static final long DATA_OFFSET =
            System.getProperty("os.arch", "").equals("amd64") ? 4 : 8;

    private static final long EVENT_SIZE = DATA_OFFSET + 8;
    private static final int EVENTS_AT_ONCE = 64;

    /** When to look again at those that are about to end. */
    private static final int REAP_MILLIS = 50;

    private final int epoll;
    private final Map<Integer, Watched> watched = new ConcurrentHashMap<>();

    /** For the watch's own thread only. */
    private final Set<Integer> ending = new HashSet<>();

    private volatile @Nullable Thread thread;

    private record Watched(ProcessIdentity process, Runnable onExit) {}

    private PidfdExitWatch(int epoll) {
        this.epoll = epoll;
    }

    /** A watch with its thread running; empty where the kernel lacks pidfds. */
    static Optional<ExitWatch> open() {
        int own = pidfdOpen(ProcessHandle.current().pid());
        if (own < 0) {
            return Optional.empty();
        }
        LibC.close(own);
        PidfdExitWatch watch = new PidfdExitWatch(epollCreate());
        watch.thread = Thread.ofPlatform().daemon().name("exit-watch").start(watch::run);
        return Optional.of(watch);
    }

    @Override
    public void watch(ProcessIdentity process, Runnable onExit) {
        int pidfd = pidfdOpen(process.pid());
        if (pidfd < 0 || !isStill(process)) {
            if (pidfd >= 0) {
                LibC.close(pidfd);
            }
            onExit.run();
            return;
        }
        watched.put(pidfd, new Watched(process, onExit));
        add(pidfd);
    }

    /** On the watch's own thread it is put off: others wait for what that has to tell. */
    @Override
    public void reap(ProcessIdentity process) {
        if (Thread.currentThread().equals(thread)) {
            ending.add((int) process.pid());
        } else {
            watch(process, () -> {});
        }
    }

    /** Whether the pid that was opened is the process that was meant; a zombie of it is, too. */
    private static boolean isStill(ProcessIdentity process) {
        return ProcStat.read(process.pid())
                .filter(stat -> stat.startTime() == process.startTime())
                .isPresent();
    }

    private void run() {
        wakeInTime();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            MemorySegment events = arena.allocate(EVENT_SIZE * EVENTS_AT_ONCE, 8);
            while (true) {
                int timeout = ending.isEmpty() ? -1 : REAP_MILLIS;
                int n = (int) EPOLL_WAIT.invokeExact(errno, epoll, events, EVENTS_AT_ONCE, timeout);
                if (n == 0 || ending.size() >= EVENTS_AT_ONCE) {
                    ending.removeIf(pid -> LibC.waitpid(pid, LibC.WNOHANG) != 0);
                }
                for (int i = 0; i < n; i++) {
                    ended(events.get(JAVA_INT_UNALIGNED, i * EVENT_SIZE + DATA_OFFSET));
                }
            }
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /** A short wait of this thread is not stretched to join others, which is for saving power. */
    private static void wakeInTime() {
        try (Arena arena = Arena.ofConfined()) {
            int _ = (int) PRCTL.invokeExact(LibC.errnoPlace(arena), PR_SET_TIMERSLACK, 1L);
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    private void ended(int pidfd) {
        Watched ended = watched.remove(pidfd);
        if (ended == null) {
            return;
        }
        try {
            ended.onExit().run();
        } catch (RuntimeException e) {
            log.error("the exit of process {} was not handled", ended.process().pid(), e);
        } finally {
            LibC.waitpid((int) ended.process().pid(), LibC.WNOHANG);
            LibC.close(pidfd);
        }
    }

    private static int pidfdOpen(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            return (int)
                    (long)
                            SYSCALL.invokeExact(
                                    LibC.errnoPlace(arena), SYS_PIDFD_OPEN, (int) pid, 0);
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    private static int epollCreate() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            int fd = (int) EPOLL_CREATE1.invokeExact(errno, EPOLL_CLOEXEC);
            if (fd < 0) {
                throw new IllegalStateException(
                        "cannot watch processes: " + LibC.describe(LibC.errno(errno)));
            }
            return fd;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    private void add(int pidfd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            MemorySegment event = arena.allocate(EVENT_SIZE, 8);
            event.set(JAVA_INT_UNALIGNED, 0, EPOLLIN);
            event.set(JAVA_INT_UNALIGNED, DATA_OFFSET, pidfd);
            int result = (int) EPOLL_CTL.invokeExact(errno, epoll, EPOLL_CTL_ADD, pidfd, event);
            if (result < 0) {
                throw new IllegalStateException(
                        "cannot watch a process: " + LibC.describe(LibC.errno(errno)));
            }
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }
}
