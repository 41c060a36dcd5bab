package org.vpsd.daemon.main;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.vpsd.protocol.BadMessageException;
import org.vpsd.protocol.CommandName;
import org.vpsd.protocol.InstanceStatus;
import org.vpsd.protocol.MessageReader;
import org.vpsd.protocol.MessageWriter;
import org.vpsd.protocol.Protocol;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;
import org.vpsd.protocol.RequestOptions;

/** A real vpsd in a process of its own, on the directories of a test. */
final class DaemonProcess implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Process process;

    private DaemonProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Starts one; {@code options} are the JVM's. */
    static DaemonProcess start(Path directory, String... options) throws IOException {
        return startBy(List.of(), directory, options);
    }

    /**
     * Starts one by a program such as nsenter(1).
     *
     * @param prefix that program and its arguments; it becomes the daemon
     */
    static DaemonProcess startBy(List<String> prefix, Path directory, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-f"));
        arguments.addAll(List.of("-c", directory.resolve("etc").toString()));
        arguments.addAll(List.of("-d", directory.resolve("state").toString()));
        arguments.addAll(List.of("-l", directory.resolve("log").toString()));
        arguments.addAll(List.of("-p", directory.resolve("pid").toString()));
        arguments.addAll(List.of("-s", directory.resolve("sock").toString()));
        return startBy(prefix, directory, List.of(options), arguments);
    }

    /** Starts one that answers already. */
    static DaemonProcess startAndAwait(Path directory) throws IOException {
        return startAndAwaitBy(List.of(), directory);
    }

    /** Starts one by a program, and waits until it answers. */
    static DaemonProcess startAndAwaitBy(List<String> prefix, Path directory) throws IOException {
        DaemonProcess daemon = startBy(prefix, directory);
        await("vpsd answers")
                .atMost(PATIENCE)
                .until(() -> daemon.isReachable() || !daemon.isAlive());
        if (!daemon.isAlive()) {
            throw new AssertionError("vpsd did not start: " + output(directory));
        }
        return daemon;
    }

    private boolean isReachable() {
        try {
            return !ask(CommandName.PING).isEmpty();
        } catch (IOException | BadMessageException e) {
            return false;
        }
    }

    /** Starts one with options of its own; its output goes to {@code output} in the directory. */
    static DaemonProcess start(Path directory, List<String> options, List<String> arguments)
            throws IOException {
        return startBy(List.of(), directory, options, arguments);
    }

    private static DaemonProcess startBy(
            List<String> prefix, Path directory, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dvpsd.libexec=" + libexec());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Vpsd.class.getName()));
        command.addAll(arguments);
        File output = directory.resolve("output").toFile();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                        .start();
        return new DaemonProcess(directory, process);
    }

    private static Path libexec() {
        return Path.of("..", "dist", "src", "main", "libexec").toAbsolutePath().normalize();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("vpsd does not end");
        }
        return process.exitValue();
    }

    void terminate() {
        process.destroy();
    }

    /** Waits until an instance is in a state; empty if the daemon ended before that. */
    Optional<InstanceStatus> awaitState(String name, String state) {
        List<InstanceStatus> found = new ArrayList<>();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            found.clear();
                            status(name).filter(s -> s.state().equals(state)).ifPresent(found::add);
                            return !found.isEmpty() || !isAlive();
                        });
        return found.stream().findFirst();
    }

    /** The process of an instance, once that runs. */
    long pidOf(String name) {
        return requireNonNull(awaitState(name, "running").orElseThrow().pid());
    }

    /** How an instance is; empty if it is not there, or the daemon is not. */
    Optional<InstanceStatus> status(String name) {
        try {
            for (Reply reply : ask(CommandName.STATUS, name)) {
                if (reply instanceof Reply.Item item && item.item().get("state") != null) {
                    return Optional.of(InstanceStatus.fromJson(item.item()));
                }
            }
        } catch (IOException | BadMessageException e) {
            // Not up yet, or gone: the caller looks again.
        }
        return Optional.empty();
    }

    /** Connects to it as a client does. */
    SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(directory.resolve("sock")));
        return channel;
    }

    /** Makes a request and returns all that is answered, in one text, for a look at it. */
    String answer(CommandName command, String... names) throws IOException, BadMessageException {
        return ask(command, names).toString();
    }

    /** Makes a request and returns all that is answered. */
    List<Reply> ask(CommandName command, String... names) throws IOException, BadMessageException {
        return ask(command, RequestOptions.DEFAULT, names);
    }

    /** Makes a request with options and returns all that is answered. */
    List<Reply> ask(CommandName command, RequestOptions options, String... names)
            throws IOException, BadMessageException {
        try (SocketChannel channel = connect()) {
            new MessageWriter(channel, Protocol.MAX_REQUEST_BYTES)
                    .write(new Request(1, command, List.of(names), options));
            MessageReader reader = new MessageReader(channel, Protocol.MAX_REPLY_BYTES);
            List<Reply> replies = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Reply reply = Reply.parse(line);
                replies.add(reply);
                if (reply instanceof Reply.Done) {
                    break;
                }
            }
            return replies;
        }
    }

    /** Its output so far, for failures. */
    static String output(Path directory) throws IOException {
        Path file = directory.resolve("output");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Kills it and waits until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
