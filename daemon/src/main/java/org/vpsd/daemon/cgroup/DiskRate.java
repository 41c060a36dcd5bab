package org.vpsd.daemon.cgroup;

import java.io.IOException;

/** The bytes a second that a cgroup may move from and to a disk. */
public final class DiskRate {

    private final Cgroup cgroup;

    /** The rate of a cgroup. */
    public DiskRate(Cgroup cgroup) {
        this.cgroup = cgroup;
    }

    /**
     * Limits it.
     *
     * @param device the disk, as {@code MAJOR:MINOR}
     * @param rate bytes a second each way; 0: no limit
     */
    public void limit(String device, long rate) throws IOException {
        if (cgroup.hierarchies().isV1("blkio")) {
            cgroup.write("blkio", "blkio.throttle.read_bps_device", device + " " + rate);
            cgroup.write("blkio", "blkio.throttle.write_bps_device", device + " " + rate);
        } else {
            String bound = rate == 0 ? "max" : Long.toString(rate);
            cgroup.write("io", "io.max", device + " rbps=" + bound + " wbps=" + bound);
        }
    }
}
