package org.vpsd.daemon.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a log, and the one that comes in its place after that. */
final class LogFollower implements AutoCloseable {

    private final Path file;
    private final LineCutter cutter;
    private Optional<OpenLog> log = Optional.empty();

    LogFollower(Path file, Consumer<String> sink) {
        this.file = file;
        this.cutter = new LineCutter(sink);
    }

    /** Begins with the last lines, if there is a log. */
    void open(int lines) throws IOException {
        log = OpenLog.open(file);
        if (log.isPresent()) {
            log.get().seekLastLines(lines);
        }
    }

    /** Passes on a block of what is new; whether there was anything. */
    boolean readOn() throws IOException {
        return log.isPresent() && log.get().read(cutter);
    }

    /** Passes on a last line that has no end. */
    void finish() {
        cutter.finish();
    }

    /** Turns to where reading goes on after the log was truncated or replaced; whether it was. */
    boolean moveOn() throws IOException {
        boolean moved = log.isPresent() ? isRestarted(log.get()) : openNew();
        if (moved) {
            finish();
        }
        return moved;
    }

    private boolean isRestarted(OpenLog current) throws IOException {
        return current.rewindIfTruncated() || (current.isReplaced() && openNew());
    }

    private boolean openNew() throws IOException {
        Optional<OpenLog> next = OpenLog.open(file);
        if (next.isPresent()) {
            close();
            log = next;
        }
        return next.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (log.isPresent()) {
            log.get().close();
        }
    }
}
