/**
 * The network of containers on the host: {@link org.vpsd.daemon.network.HostNetwork} is what a
 * system must do for it, the rest keeps in mind what is done.
 */
@NullMarked
package org.vpsd.daemon.network;

import org.jspecify.annotations.NullMarked;
