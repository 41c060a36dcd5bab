package org.vpsd.daemon.model;

/**
 * What has gone over an interface of an instance, as the instance sees it.
 *
 * @param inside its name inside
 * @param host the name of its end on the host
 * @param dropped packets of the instance that were stopped, as their source was not in its list
 */
public record InterfaceUse(
        String inside,
        String host,
        long receivedBytes,
        long receivedPackets,
        long sentBytes,
        long sentPackets,
        long dropped) {}
