package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.vpsd.daemon.sys.HostCommand;
import org.vpsd.daemon.sys.Programs;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/** Runs ip(8), and the other programs that networks are made with. */
final class Ip {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What ip(8) complains of when it removes what is gone already. */
    private static final List<String> GONE =
            List.of("No such", "Cannot find device", "not found", "does not exist");

    private Ip() {}

    /** Whether the host has a program. */
    static void require(String program, String debian) throws IOException {
        if (Programs.find(program).isEmpty()) {
            throw new IOException(
                    "a network needs "
                            + program
                            + ", which is not installed on this host (Debian: apt-get install "
                            + debian
                            + ")");
        }
    }

    /** Carries out lines, each or none of them failing the others. */
    static void batch(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            run(List.of("ip", "-batch", "-"), text(lines));
        }
    }

    /** Carries out lines of which some may remove what is gone already. */
    static void removing(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        HostCommand.Result result =
                HostCommand.run(List.of("ip", "-force", "-batch", "-"), text(lines), PATIENCE);
        Optional<String> complaint =
                result.errors()
                        .lines()
                        .filter(line -> !line.startsWith("Command failed"))
                        .filter(line -> GONE.stream().noneMatch(line::contains))
                        .findFirst();
        if (complaint.isPresent()) {
            throw new IOException("ip: " + complaint.get());
        }
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /** Runs a command inside the network name space of a file or process. */
    static String inside(Path network, List<String> argv, List<String> input) throws IOException {
        List<String> command = new ArrayList<>(List.of("nsenter", "--net=" + network));
        command.addAll(argv);
        return run(command, text(input));
    }

    /** Runs a command; what it printed. */
    static String run(List<String> argv, String input) throws IOException {
        HostCommand.Result result = HostCommand.run(argv, input, PATIENCE);
        if (!result.isSuccess()) {
            String program = argv.getFirst().equals("nsenter") ? argv.get(2) : argv.getFirst();
            throw new IOException(program + ": " + complaint(result));
        }
        return result.output();
    }

    /** The first line says what, those below where. */
    private static String complaint(HostCommand.Result result) {
        return result.errors()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseGet(result::complaint)
                .replaceFirst("^(/dev/stdin:|Error: |RTNETLINK answers: )", "");
    }

    /** What ip(8) lists, one object each. */
    static List<UclObject> list(String... arguments) throws IOException {
        return objects(
                run(Stream.concat(Stream.of("ip", "-json"), Stream.of(arguments)).toList(), ""));
    }

    /** The same inside a network name space. */
    static List<UclObject> listInside(Path network, String... arguments) throws IOException {
        return objects(
                inside(
                        network,
                        Stream.concat(Stream.of("ip", "-json"), Stream.of(arguments)).toList(),
                        List.of()));
    }

    private static List<UclObject> objects(String json) throws IOException {
        if (json.isBlank()) {
            return List.of();
        }
        try {
            return Json.parse(json, "what ip printed") instanceof UclArray array
                    ? array.values().stream()
                            .filter(UclObject.class::isInstance)
                            .map(UclObject.class::cast)
                            .filter(object -> !object.keys().isEmpty())
                            .toList()
                    : List.of();
        } catch (UclException e) {
            throw new IOException("ip: " + e.getMessage(), e);
        }
    }

    /** A text of an object; empty if it has none of that name. */
    static String text(UclObject object, String key) {
        return Optional.ofNullable(object.get(key)).map(value -> value.asText()).orElse("");
    }

    /** A number of an object. */
    static OptionalLong number(UclObject object, String key) {
        String text = text(object, key);
        return text.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /** Whether a number of an object is this one. */
    static boolean is(UclObject object, String key, long number) {
        return number(object, key).orElse(-1) == number;
    }

    /** The names of several objects. */
    static List<String> names(Collection<UclObject> objects) {
        return objects.stream().map(object -> text(object, "ifname")).toList();
    }
}
