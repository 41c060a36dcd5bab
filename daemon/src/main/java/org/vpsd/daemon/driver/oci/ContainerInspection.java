package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vpsd.daemon.cgroup.Usage;
import org.vpsd.daemon.driver.Inspectable.Inside;
import org.vpsd.daemon.model.Resource;

/** Looks into a container from outside: proc(5) shows the network of each process. */
final class ContainerInspection {

    private static final List<String> SOCKETS =
            List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "unix");

    private ContainerInspection() {}

    /**
     * What is inside.
     *
     * @param pid its first process
     */
    static Inside of(long pid, Usage usage) {
        Path net = Path.of("/proc", Long.toString(pid), "net");
        long sockets = SOCKETS.stream().mapToLong(kind -> entries(net.resolve(kind)).size()).sum();
        List<String> interfaces =
                lines(net.resolve("dev")).stream()
                        .filter(line -> line.contains(":"))
                        .map(line -> line.substring(0, line.indexOf(':')).strip())
                        .toList();
        return new Inside(usage.of(Resource.PROCS).orElse(0), sockets, interfaces);
    }

    /** The lines below the heading. */
    private static List<String> entries(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? lines : lines.subList(1, lines.size());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
