package org.vpsd.daemon.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The end of a log: what it holds, and what is still to come. Reads in blocks, so that it takes
 * little memory whatever the log's size.
 */
public final class LogTail {

    /**
     * How long nothing new is looked for. Asking is cheap, and needs no descriptors and threads for
     * each reader, as a watch of the directory would.
     */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path file;

    /** The end of a log, which need not be there yet. */
    public LogTail(Path file) {
        this.file = file;
    }

    /** Takes lines, without their ends; one longer than 64 Ki characters comes in pieces. */
    @FunctionalInterface
    public interface Sink {

        /** Takes a line. */
        void accept(String line);

        /** Whether any more are wanted: asked between blocks, and often while there is nothing. */
        default boolean wantsMore() {
            return true;
        }
    }

    /** Passes on the last lines; none if there is no log. */
    public void print(int lines, Sink sink) throws IOException {
        try (LogFollower follower = new LogFollower(file, sink::accept)) {
            follower.open(lines);
            while (sink.wantsMore() && follower.readOn()) {}
            follower.finish();
        }
    }

    /**
     * Passes on the last lines, then whatever is appended, until the sink wants no more. Goes on
     * with the log that follows if it is renamed, and from the beginning if it is truncated. A line
     * comes once it is complete.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void follow(int lines, Sink sink) throws IOException, InterruptedException {
        try (LogFollower follower = new LogFollower(file, sink::accept)) {
            follower.open(lines);
            while (sink.wantsMore()) {
                if (!follower.readOn() && !follower.moveOn()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException("interrupted while reading " + file);
        }
    }
}
