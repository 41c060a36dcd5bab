package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.vpsd.daemon.model.HookSettings;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.NativeProcesses;
import org.vpsd.daemon.sys.Processes;

/** A directory of hooks for tests, and what runs them. */
final class Hookery {

    static final Processes PROCESSES = NativeProcesses.open();
    static final InstanceName NAME = new InstanceName("web");

    private static final String USER = System.getProperty("user.name");

    final Path directory;
    final Path pidFile;
    final HookRunner runner = new HookRunner(PROCESSES, USER);
    final Map<String, String> environment = new HashMap<>();
    Duration timeout = Duration.ofSeconds(60);
    Optional<String> owner = Optional.empty();

    /** Hooks in a new directory below a temporary one. */
    Hookery(Path temporary) throws IOException {
        this.directory = Files.createDirectory(temporary.resolve("hooks"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.pidFile = temporary.resolve("hook.pid");
    }

    /** A hook that runs, or has run. */
    record Run(HookRun handle, CompletableFuture<HookResult> whenDone, List<String> lines) {

        HookResult result() {
            try {
                return whenDone.get(60, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError("the hook has no result", e);
            }
        }

        boolean hasPrinted(String line) {
            return lines.contains(line);
        }
    }

    /** Writes an executable shell script. */
    Path script(String name, String... lines) throws IOException {
        return executable(name, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    }

    /** Writes an executable file. */
    Path executable(String name, String content) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        return mode(file, "rwxr-xr-x");
    }

    static Path mode(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    Run start(String hook) {
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<HookResult> result = new CompletableFuture<>();
        HookRun handle =
                runner.start(
                        call(hook, lines),
                        r -> {
                            if (!result.complete(r)) {
                                throw new AssertionError("a second result: " + r);
                            }
                        });
        return new Run(handle, result, lines);
    }

    /** Runs a hook to its end. */
    Run run(String hook) {
        Run run = start(hook);
        run.result();
        return run;
    }

    private HookCall call(String hook, List<String> lines) {
        return new HookCall(
                NAME,
                hook,
                new HookSettings(directory, timeout),
                owner,
                environment,
                pidFile.resolveSibling(pidFile.getFileName() + "." + hook),
                lines::add);
    }

    /** The live processes of a process group, as {@code /proc} tells. */
    static List<Long> group(long leader) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Long::parseLong)
                    .filter(pid -> isInGroup(pid, leader))
                    .toList();
        }
    }

    private static boolean isInGroup(long pid, long leader) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4);
            return !fields[0].equals("Z") && Long.parseLong(fields[2]) == leader;
        } catch (IOException e) {
            return false;
        }
    }
}
