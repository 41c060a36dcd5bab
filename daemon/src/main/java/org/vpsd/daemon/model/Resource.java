package org.vpsd.daemon.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an instance uses and can be limited in (vpsctl(8), vps.conf(5)). */
public enum Resource {
    /** Physical memory, in bytes. */
    PHYS(true),
    /** Memory and swap together, in bytes. */
    VIRT(true),
    /** Processor time, in percent of one processor. */
    PCTCPU(false),
    /** Bytes a second from, and as many to, the disk of its root. */
    BLOCKIO(true),
    /** Threads. */
    THREADS(false),
    /** Processes. */
    PROCS(false),
    /** The size of a disk image, in bytes, where the root is one; it only grows. */
    DISK(true);

    private final boolean bytes;

    Resource(boolean bytes) {
        this.bytes = bytes;
    }

    /** The word of configurations and listings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is counted in bytes, so that K, M, G and T may follow a number. */
    public boolean isInBytes() {
        return bytes;
    }

    /** The resource of a {@link #word}, in any case. */
    public static Optional<Resource> of(String word) {
        return Stream.of(values()).filter(r -> r.word().equalsIgnoreCase(word)).findFirst();
    }
}
