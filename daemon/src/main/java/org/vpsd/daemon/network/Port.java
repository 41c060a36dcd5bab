package org.vpsd.daemon.network;

import org.vpsd.daemon.model.InterfacePair;
import org.vpsd.daemon.model.NetworkInterface;

/** A link between an instance and its host. */
public sealed interface Port {

    /** The name of its end on the host. */
    String host();

    /** The name of its end inside. */
    String inside();

    /**
     * {@code vpsN}, whose addresses are routed. Nothing but packets goes over it: it has no
     * neighbours.
     */
    record Routed(String host, NetworkInterface settings) implements Port {
        @Override
        public String inside() {
            return settings.name();
        }
    }

    /**
     * {@code vpsN}, which is a port of a bridge.
     *
     * @param mac its Ethernet address inside
     * @param isFiltered whether it is told which addresses it may use; else it may use any
     */
    record Bridged(
            String host,
            NetworkInterface settings,
            NetworkInterface.Bridge bridge,
            String mac,
            boolean isFiltered)
            implements Port {
        @Override
        public String inside() {
            return settings.name();
        }
    }

    /** A pair whose end on the host has a configuration of its own. */
    record Pair(String host, InterfacePair settings) implements Port {
        @Override
        public String inside() {
            return settings.name();
        }
    }
}
