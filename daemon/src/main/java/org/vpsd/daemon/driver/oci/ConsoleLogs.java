package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.sys.IoErrors;

/**
 * Keeps the logs of running containers within bounds: one that has grown too large becomes {@code
 * NAME.log.1}, and conmon, which goes on writing to it, is told to open a new one; so nothing is
 * lost in between. While the daemon is away conmon's own bound holds, which begins anew. Safe for
 * use by several threads.
 */
final class ConsoleLogs {

    private static final Logger log = LoggerFactory.getLogger(ConsoleLogs.class);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration QUICK_LOOK = Duration.ofMillis(50);
    private static final Duration QUICK_TIME = Duration.ofSeconds(10);

    /** Tells conmon to open its log anew (conmon(8), the fifo {@code ctl}). */
    private static final byte[] REOPEN = "2 0 0\n".getBytes(StandardCharsets.US_ASCII);

    private final Map<Path, Bound> bounds = new ConcurrentHashMap<>();
    private final AtomicBoolean watching = new AtomicBoolean();

    /**
     * A log and its bound.
     *
     * @param control conmon's fifo
     */
    private record Bound(Path control, long maxBytes) {}

    /** Watches a log. */
    void add(Path file, Path control, long maxBytes) {
        bounds.put(file, new Bound(control, maxBytes));
        if (watching.compareAndSet(false, true)) {
            Thread.ofVirtual().name("console logs").start(this::watch);
        }
    }

    /** Watches a log no more. */
    void remove(Path file) {
        bounds.remove(file);
    }

    /** Looks more often for a while after one of them has grown fast. */
    private void watch() {
        long quickUntil = System.nanoTime();
        while (true) {
            for (Map.Entry<Path, Bound> each : bounds.entrySet()) {
                if (look(each.getKey(), each.getValue())) {
                    quickUntil = System.nanoTime() + QUICK_TIME.toNanos();
                }
            }
            boolean quick = quickUntil - System.nanoTime() > 0;
            LockSupport.parkNanos((quick ? QUICK_LOOK : LOOK).toNanos());
        }
    }

    /** Whether it should be looked at again soon. */
    private static boolean look(Path file, Bound bound) {
        try {
            long size = Files.size(file);
            if (size > bound.maxBytes()) {
                rotate(file, bound.control());
                return true;
            }
            return size > bound.maxBytes() / 4;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            log.warn("{} is not rotated: {}", file, IoErrors.describe(e));
            return false;
        }
    }

    private static void rotate(Path file, Path control) throws IOException {
        Path old = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
        Files.createFile(file);
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(old));
        if (Files.exists(control)) {
            // Open for both directions: a conmon that is gone must not keep us waiting.
            try (RandomAccessFile fifo = new RandomAccessFile(control.toFile(), "rw")) {
                fifo.write(REOPEN);
            }
        }
    }
}
