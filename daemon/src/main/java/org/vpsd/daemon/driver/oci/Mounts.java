package org.vpsd.daemon.driver.oci;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vpsd.jucl.UclArray;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclString;
import org.vpsd.jucl.UclValue;

/** What is mounted in every container, and what of it is hidden or cannot be changed. */
final class Mounts {

    /** Where a container without INIT finds the program that waits. */
    static final String IDLE = "/dev/.idle";

    /** Files that tell of the host, or reach it. */
    static final List<String> MASKED =
            List.of(
                    "/proc/acpi",
                    "/proc/kcore",
                    "/proc/keys",
                    "/proc/latency_stats",
                    "/proc/sched_debug",
                    "/proc/scsi",
                    "/proc/timer_list",
                    "/proc/timer_stats",
                    "/sys/firmware",
                    "/sys/devices/virtual/powercap");

    /** Settings of the host: a Debian's boot scripts would change them. */
    static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private Mounts() {}

    /**
     * The mounts.
     *
     * @param idle a program of the host that waits, for a container without INIT
     */
    static UclArray of(Optional<Path> idle) {
        List<UclValue> mounts = new ArrayList<>();
        mounts.add(mount("/proc", "proc", "proc", "nosuid", "noexec", "nodev"));
        mounts.add(
                mount("/dev", "tmpfs", "tmpfs", "nosuid", "strictatime", "mode=755", "size=64m"));
        mounts.add(
                mount(
                        "/dev/pts",
                        "devpts",
                        "devpts",
                        "nosuid",
                        "noexec",
                        "newinstance",
                        "ptmxmode=0666",
                        "mode=0620",
                        "gid=5"));
        mounts.add(mount("/dev/shm", "tmpfs", "shm", "nosuid", "noexec", "nodev", "mode=1777"));
        mounts.add(mount("/dev/mqueue", "mqueue", "mqueue", "nosuid", "noexec", "nodev"));
        mounts.add(mount("/sys", "sysfs", "sysfs", "nosuid", "noexec", "nodev", "ro"));
        mounts.add(mount("/run", "tmpfs", "tmpfs", "nosuid", "nodev", "mode=755", "size=64m"));
        idle.ifPresent(
                program -> mounts.add(mount(IDLE, "bind", program.toString(), "bind", "ro")));
        return new UclArray(mounts);
    }

    private static UclObject mount(
            String destination, String type, String source, String... options) {
        return UclObject.builder()
                .put("destination", destination)
                .put("type", type)
                .put("source", source)
                .put(
                        "options",
                        new UclArray(List.of(options).stream().map(UclString::new).toList()))
                .build();
    }
}
