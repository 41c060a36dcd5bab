package org.vpsd.daemon.network.linux;

import java.util.Locale;

/** The sets of our tables. The key of each begins with the name of an interface on the host. */
enum FilterSet {
    /** Addresses that may come from an interface. */
    ADDR4("ifname . ipv4_addr", ""),
    ADDR6("ifname . ipv6_addr", ""),
    /** Networks that may. */
    NET4("ifname . ipv4_addr", "flags interval;"),
    NET6("ifname . ipv6_addr", "flags interval;"),
    /** Addresses and networks that may be advertised to neighbours. */
    ND6("", ""),
    NDNET6("", "flags interval;"),
    /** Ethernet addresses that may. */
    MAC("ifname . ether_addr", ""),
    /** Interfaces with neighbours: others have nobody to discover. */
    PAIRS("ifname", ""),
    /** Interfaces through which nothing passes. */
    FROZEN("ifname", "counter;"),
    /** Interfaces from which nothing else passes. */
    SPOOFED("ifname", "counter;"),
    /** How much may come from an interface. */
    RATES("ifname : limit", "");

    private final String type;
    private final String properties;

    FilterSet(String type, String properties) {
        this.type = type;
        this.properties = properties;
    }

    /** Its name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a family has it. */
    boolean isOf(Family family) {
        return switch (this) {
            case ADDR4, NET4, SPOOFED -> true;
            case ADDR6, NET6, FROZEN, RATES -> family != Family.ARP;
            case PAIRS -> family == Family.INET;
            case ND6, NDNET6, MAC -> family == Family.BRIDGE;
        };
    }

    /** Whether its elements are from an address to another. */
    boolean isOfNetworks() {
        return properties.contains("interval");
    }

    /** Its declaration, for nft(8). nft has no name for the target of an advertisement. */
    String declaration() {
        return (this == RATES ? "map " : "set ")
                + word()
                + " { "
                + (type.isEmpty() ? "typeof iifname . @th,64,128" : "type " + type)
                + "; "
                + properties
                + " }";
    }
}
