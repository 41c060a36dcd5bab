package org.vpsd.daemon.sys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.apache.commons.exec.Watchdog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A short command of the host, whose end is waited for. */
public final class HostCommand {

    private static final String PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final Logger log = LoggerFactory.getLogger(HostCommand.class);

    /** How long after its end a command's last output may come. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

    /** How much of what it prints is kept. */
    private static final int MAX_OUTPUT = 1 << 20;

    /**
     * How it ended.
     *
     * @param status its exit status; -1 when its time was over
     * @param output what it printed, at most a megabyte of it
     * @param errors what it complained of, likewise
     */
    public record Result(int status, String output, String errors) {

        /** Whether it exited with 0. */
        public boolean isSuccess() {
            return status == 0;
        }

        /** Why it failed, in one line: the last thing it complained of. */
        public String complaint() {
            String text = errors.isBlank() ? output : errors;
            return text.isBlank()
                    ? "exit status " + status
                    : text.strip().lines().toList().getLast().strip();
        }
    }

    private HostCommand() {}

    /**
     * Runs a command without a shell, in a minimal environment.
     *
     * @param argv program and arguments
     * @param input what it reads; may be empty
     * @param timeout after which it is killed
     * @throws IOException if it cannot be started, or its time was over
     */
    public static Result run(List<String> argv, String input, Duration timeout) throws IOException {
        CommandLine line = new CommandLine(argv.getFirst());
        argv.stream().skip(1).forEach(argument -> line.addArgument(argument, false));
        Kept output = new Kept();
        Kept errors = new Kept();
        TreeWatchdog watchdog = new TreeWatchdog(timeout);
        DefaultExecutor executor =
                DefaultExecutor.builder()
                        .setExecuteStreamHandler(
                                new Streams(
                                        output,
                                        errors,
                                        new ByteArrayInputStream(
                                                input.getBytes(StandardCharsets.UTF_8))))
                        .get();
        executor.setExitValues(null);
        executor.setWatchdog(watchdog);
        int status = executor.execute(line, Map.of("PATH", PATH));
        if (watchdog.killedProcess()) {
            throw new IOException(
                    argv.getFirst() + " did not end within " + timeout.toSeconds() + " s");
        }
        return new Result(status, output.text(), errors.text());
    }

    /** Kills what a command has started, too: a shell's child does not go with the shell. */
    private static final class TreeWatchdog extends ExecuteWatchdog {
        private volatile @Nullable Process process;

        @SuppressWarnings("deprecation") // its builder makes no subclasses
        TreeWatchdog(Duration timeout) {
            super(timeout.toMillis());
        }

        @Override
        public synchronized void start(Process started) {
            process = started;
            super.start(started);
        }

        @Override
        public synchronized void timeoutOccured(Watchdog watchdog) {
            Process late = process;
            if (late != null) {
                late.descendants().forEach(ProcessHandle::destroyForcibly);
            }
            super.timeoutOccured(watchdog);
        }
    }

    /** A program that a command leaves behind may hold its output open: it is not waited for. */
    private static final class Streams extends PumpStreamHandler {
        Streams(OutputStream output, OutputStream errors, InputStream input) {
            super(output, errors, input);
            setStopTimeout(LAST_OUTPUT);
        }

        @Override
        public void stop() {
            try {
                super.stop();
            } catch (IOException e) {
                log.debug("some output of a command is not read: {}", e.getMessage());
            }
        }
    }

    /** Keeps the beginning of what is written to it. */
    private static final class Kept extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (bytes.size() < MAX_OUTPUT) {
                bytes.write(b);
            }
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, Math.min(length, MAX_OUTPUT - bytes.size()));
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
