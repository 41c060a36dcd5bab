package org.vpsd.daemon.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * posix_spawn(3) with what {@link ProcessBuilder} cannot do: a session of its own, a clean signal
 * mask, and no thread of the JVM waiting for each child.
 */
final class PosixSpawn {

    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

    /** Room for the attribute and action objects, whatever the C library makes of them. */
    private static final long OBJECT_SIZE = 512;

    private static final long SIGSET_SIZE = 128;

    private static final short SETPGROUP = 0x02;
    private static final short SETSIGDEF = LINUX ? (short) 0x04 : (short) 0x10;
    private static final short SETSIGMASK = LINUX ? (short) 0x08 : (short) 0x20;

    /** Linux only; elsewhere the child leads a process group of its own in the daemon's session. */
    private static final short OWN_SESSION = LINUX ? (short) 0x80 : SETPGROUP;

    private static final int O_RDWR = 2;

    private static final MethodHandle SPAWN =
            LibC.bind(
                    "posix_spawn", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle ATTR_INIT =
            LibC.bind("posix_spawnattr_init", JAVA_INT, ADDRESS);
    private static final MethodHandle ATTR_FLAGS =
            LibC.bind("posix_spawnattr_setflags", JAVA_INT, ADDRESS, JAVA_SHORT);
    private static final MethodHandle ATTR_MASK =
            LibC.bind("posix_spawnattr_setsigmask", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle ATTR_DEFAULT =
            LibC.bind("posix_spawnattr_setsigdefault", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle ATTR_DESTROY =
            LibC.bind("posix_spawnattr_destroy", JAVA_INT, ADDRESS);
    private static final MethodHandle ACTIONS_INIT =
            LibC.bind("posix_spawn_file_actions_init", JAVA_INT, ADDRESS);
    private static final MethodHandle ACTIONS_OPEN =
            LibC.bind(
                    "posix_spawn_file_actions_addopen",
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_INT);
    private static final MethodHandle ACTIONS_DUP2 =
            LibC.bind("posix_spawn_file_actions_adddup2", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle ACTIONS_CLOSE_FROM =
            LibC.bind("posix_spawn_file_actions_addclosefrom_np", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle ACTIONS_DESTROY =
            LibC.bind("posix_spawn_file_actions_destroy", JAVA_INT, ADDRESS);
    private static final MethodHandle SIGEMPTYSET = LibC.bind("sigemptyset", JAVA_INT, ADDRESS);
    private static final MethodHandle SIGFILLSET = LibC.bind("sigfillset", JAVA_INT, ADDRESS);

    private PosixSpawn() {}

    /**
     * Starts a program as {@link Processes#spawn} says and returns its pid.
     *
     * @param input what its standard input is; empty: {@code /dev/null}
     */
    static int spawn(List<String> argv, Map<String, String> environment, OptionalInt input)
            throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            MemorySegment attributes = attributes(arena, errno);
            MemorySegment actions = actions(arena, errno, input);
            MemorySegment pid = arena.allocate(JAVA_INT);
            int result =
                    (int)
                            SPAWN.invokeExact(
                                    errno,
                                    pid,
                                    arena.allocateFrom(argv.getFirst()),
                                    actions,
                                    attributes,
                                    strings(arena, argv),
                                    strings(arena, assignments(environment)));
            check((int) ATTR_DESTROY.invokeExact(errno, attributes));
            check((int) ACTIONS_DESTROY.invokeExact(errno, actions));
            if (result != 0) {
                throw new IOException(
                        "cannot start " + argv.getFirst() + ": " + LibC.describe(result));
            }
            return pid.get(JAVA_INT, 0);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    private static MemorySegment attributes(Arena arena, MemorySegment errno) throws Throwable {
        MemorySegment attributes = arena.allocate(OBJECT_SIZE, 16);
        MemorySegment none = arena.allocate(SIGSET_SIZE, 16);
        MemorySegment all = arena.allocate(SIGSET_SIZE, 16);
        check((int) SIGEMPTYSET.invokeExact(errno, none));
        check((int) SIGFILLSET.invokeExact(errno, all));
        check((int) ATTR_INIT.invokeExact(errno, attributes));
        short flags = (short) (OWN_SESSION | SETSIGDEF | SETSIGMASK);
        check((int) ATTR_FLAGS.invokeExact(errno, attributes, flags));
        check((int) ATTR_MASK.invokeExact(errno, attributes, none));
        check((int) ATTR_DEFAULT.invokeExact(errno, attributes, all));
        return attributes;
    }

    private static MemorySegment actions(Arena arena, MemorySegment errno, OptionalInt input)
            throws Throwable {
        MemorySegment actions = arena.allocate(OBJECT_SIZE, 16);
        MemorySegment devNull = arena.allocateFrom("/dev/null");
        check((int) ACTIONS_INIT.invokeExact(errno, actions));
        for (int fd = 0; fd <= 2; fd++) {
            check((int) ACTIONS_OPEN.invokeExact(errno, actions, fd, devNull, O_RDWR, 0));
        }
        if (input.isPresent()) {
            check((int) ACTIONS_DUP2.invokeExact(errno, actions, input.getAsInt(), 0));
        }
        check((int) ACTIONS_CLOSE_FROM.invokeExact(errno, actions, 3));
        return actions;
    }

    private static List<String> assignments(Map<String, String> environment) {
        return environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }

    /** A NULL-terminated array of C strings. */
    private static MemorySegment strings(Arena arena, List<String> texts) {
        MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, arena.allocateFrom(texts.get(i)));
        }
        return array;
    }

    private static void check(int result) throws IOException {
        if (result != 0) {
            throw new IOException("cannot prepare a new process: " + LibC.describe(result));
        }
    }
}
