package org.vpsd.daemon.network.linux;

import java.util.Locale;

/** The families of nf_tables that we have a table in (nft(8)). */
enum Family {
    /** Packets of both versions that are routed. */
    INET(1),
    /** ARP to the host. */
    ARP(3),
    /** Frames that come in by a port of a bridge. */
    BRIDGE(7);

    private final int number;

    Family(int number) {
        this.number = number;
    }

    /** That of the kernel: {@code NFPROTO_…}. */
    int number() {
        return number;
    }

    /** The word of nft(8). */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
