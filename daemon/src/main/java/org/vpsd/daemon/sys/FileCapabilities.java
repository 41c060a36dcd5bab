package org.vpsd.daemon.sys;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The capabilities that an executable file gives (capabilities(7), "File capabilities"): the
 * extended attribute {@code security.capability}. Linux only.
 */
public final class FileCapabilities {

    private static final String ATTRIBUTE = "security.capability";
    private static final int REVISION_MASK = 0xff000000;
    private static final int REVISION_2 = 0x02000000;
    private static final int REVISION_3 = 0x03000000;
    private static final int SIZE_2 = 20;
    private static final int SIZE_3 = 24;

    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

    private final byte[] value;

    private FileCapabilities(byte[] value) {
        this.value = value;
    }

    private static final class Calls {
        static final MethodHandle GET =
                LibC.bind(
                        "lgetxattr",
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG);
        static final MethodHandle SET =
                LibC.bind(
                        "lsetxattr",
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT);
    }

    /** Those of a file, no link followed; empty if it has none. */
    public static Optional<FileCapabilities> of(Path file) {
        if (!LINUX) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(SIZE_3);
            long length =
                    (long)
                            Calls.GET.invokeExact(
                                    LibC.errnoPlace(arena),
                                    arena.allocateFrom(file.toString()),
                                    arena.allocateFrom(ATTRIBUTE),
                                    buffer,
                                    (long) SIZE_3);
            return length < SIZE_2
                    ? Optional.empty()
                    : Optional.of(
                            new FileCapabilities(
                                    buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE)));
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }

    /**
     * The same, but given only in user name spaces whose root is another id of the host.
     *
     * @param rootId that id; 0: everywhere
     */
    public FileCapabilities ofRoot(long rootId) {
        ByteBuffer old = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        boolean plain = rootId == 0;
        byte[] sets = Arrays.copyOfRange(value, Integer.BYTES, SIZE_2);
        int flags = old.getInt(0) & ~REVISION_MASK;
        ByteBuffer bytes =
                ByteBuffer.allocate(plain ? SIZE_2 : SIZE_3).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(flags | (plain ? REVISION_2 : REVISION_3)).put(sets);
        if (!plain) {
            bytes.putInt((int) rootId);
        }
        return new FileCapabilities(bytes.array());
    }

    /** Gives them to a file. */
    public void set(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoPlace(arena);
            int result =
                    (int)
                            Calls.SET.invokeExact(
                                    errno,
                                    arena.allocateFrom(file.toString()),
                                    arena.allocateFrom(ATTRIBUTE),
                                    arena.allocateFrom(ValueLayout.JAVA_BYTE, value),
                                    (long) value.length,
                                    0);
            if (result != 0) {
                throw new IOException(
                        file
                                + ": cannot set its capabilities: "
                                + LibC.describe(LibC.errno(errno)));
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw LibC.unexpected(e);
        }
    }
}
