package org.vpsd.daemon.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A pair of interfaces: one end stays on the host and is configured there, the other is inside
 * ({@code EPAIR_n_IFCONFIG}).
 *
 * @param number the n
 * @param index the interface index of the end inside; empty: any
 * @param host how the end on the host is configured
 */
public record InterfacePair(int number, OptionalInt index, Configuration host) {

    /**
     * What a line of ifconfig(8) says.
     *
     * @param line as it was written
     * @param isUp whether the end is brought up; so it is when it has an address
     */
    public record Configuration(
            String line,
            List<InterfaceAddress> addresses,
            OptionalInt mtu,
            Optional<String> mac,
            boolean isUp) {

        /** Copies the list. */
        public Configuration {
            addresses = List.copyOf(addresses);
        }
    }

    /** What the end inside is called, as epair(4) does. */
    public String name() {
        return "epair" + number + "b";
    }
}
