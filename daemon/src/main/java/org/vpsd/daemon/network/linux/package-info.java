/**
 * The network of containers on Linux: veth pairs, routes and proxies made by ip(8), filtered by
 * nf_tables.
 */
@NullMarked
package org.vpsd.daemon.network.linux;

import org.jspecify.annotations.NullMarked;
