package org.vpsd.daemon.sys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/** A short command of the host, whose end is waited for. */
public final class HostCommand {

    private static final String PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

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
        ExecuteWatchdog watchdog = ExecuteWatchdog.builder().setTimeout(timeout).get();
        DefaultExecutor executor =
                DefaultExecutor.builder()
                        .setExecuteStreamHandler(
                                new PumpStreamHandler(
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
