package org.vpsd.daemon.network.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.network.MovedInterface;
import org.vpsd.jucl.UclObject;

/** Moves interfaces of the host into containers, and back. */
final class MovedInterfaces {

    private static final Logger log = LoggerFactory.getLogger(MovedInterfaces.class);

    private MovedInterfaces() {}

    /** With a name that is taken inside, the kernel would move it all the same, and then fail. */
    static void moveIn(MovedInterface moved, long pid, Path kept) throws IOException {
        Path network = Path.of("/proc", Long.toString(pid), "ns/net");
        if (has(network, moved.inside())) {
            throw new IOException(moved.inside() + " is there already");
        }
        keep(network, kept);
        Ip.batch(List.of("link set " + moved.host() + " netns " + pid + " name " + moved.inside()));
    }

    private static boolean has(Path network, String name) throws IOException {
        return Ip.names(Ip.listInside(network, "link", "show")).contains(name);
    }

    /** A mount of it keeps a name space alive when nobody is in it any more (namespaces(7)). */
    private static void keep(Path network, Path kept) throws IOException {
        if (!Files.exists(kept)) {
            Files.createFile(kept);
            Ip.run(List.of("mount", "--bind", network.toString(), kept.toString()), "");
        }
    }

    static MovedInterface found(MovedInterface moved, Path kept) throws IOException {
        return Ip.listInside(kept, "link", "show").stream()
                .filter(link -> Ip.text(link, "ifname").equals(moved.inside()))
                .map(link -> moved.withIndex((int) Ip.number(link, "ifindex").orElse(0)))
                .findFirst()
                .orElse(moved);
    }

    static void takeBack(List<MovedInterface> moved, Path kept) throws IOException {
        if (!Files.exists(kept)) {
            return;
        }
        if (isMounted(kept)) {
            for (MovedInterface each : moved) {
                takeBack(each, kept);
            }
            Ip.run(List.of("umount", kept.toString()), "");
        }
        Files.delete(kept);
    }

    /** A name space is a file of another file system than the one that the mount point is of. */
    private static boolean isMounted(Path kept) throws IOException {
        return !Files.getFileStore(kept).equals(Files.getFileStore(kept.getParent()));
    }

    private static void takeBack(MovedInterface moved, Path kept) throws IOException {
        Optional<UclObject> link =
                Ip.listInside(kept, "link", "show").stream()
                        .filter(
                                each ->
                                        moved.index() > 0
                                                ? Ip.is(each, "ifindex", moved.index())
                                                : Ip.text(each, "ifname").equals(moved.inside()))
                        .findFirst();
        if (link.isEmpty()) {
            log.warn(
                    "the interface {}, which was {} inside, is gone", moved.host(), moved.inside());
            return;
        }
        String name = Ip.text(link.get(), "ifname");
        String back = "link set " + name + " down netns " + ProcessHandle.current().pid();
        if (Sysctl.hasInterface(moved.host())) {
            log.warn("{} is back as {}: the host has another of its name", moved.host(), name);
            Ip.inside(kept, List.of("ip", "-batch", "-"), List.of(back));
        } else {
            Ip.inside(kept, List.of("ip", "-batch", "-"), List.of(back + " name " + moved.host()));
        }
    }
}
