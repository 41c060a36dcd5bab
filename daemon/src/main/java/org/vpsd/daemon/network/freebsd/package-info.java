/**
 * The network of containers on FreeBSD: epair(4) and vnet(9), route(8), arp(8), ndp(8), and an
 * anchor of pf(4).
 */
@NullMarked
package org.vpsd.daemon.network.freebsd;

import org.jspecify.annotations.NullMarked;
