package org.vpsd.daemon.model;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * An interface {@code vpsN} of a container.
 *
 * @param number the N
 * @param index its interface index inside; empty: any
 * @param mtu the largest packet in bytes; empty: that of Ethernet
 * @param rate in bits a second, each way; empty: as fast as it goes
 * @param addresses that it has; those of a routed interface are in no network but their own
 * @param bridge of the host that it is a port of; empty: its addresses are routed
 */
public record NetworkInterface(
        int number,
        OptionalInt index,
        OptionalInt mtu,
        OptionalLong rate,
        List<InterfaceAddress> addresses,
        Optional<Bridge> bridge) {

    /** What the kernel takes, without what a shell or ip(8) might mistake for something else. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");

    /** The largest N: names of interfaces are short. */
    public static final int MAX_NUMBER = 99;

    /**
     * The bridge that an interface is a port of.
     *
     * @param name of the bridge on the host
     * @param gateways to the rest of the world
     * @param mac the interface's address on it; empty: one that follows from the instance's name
     */
    public record Bridge(String name, List<InetAddress> gateways, Optional<String> mac) {

        /** Copies the list. */
        public Bridge {
            gateways = List.copyOf(gateways);
        }
    }

    /** Copies the list. */
    public NetworkInterface {
        addresses = List.copyOf(addresses);
    }

    /** Whether an interface can have a name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** What it is called inside. */
    public String name() {
        return "vps" + number;
    }
}
