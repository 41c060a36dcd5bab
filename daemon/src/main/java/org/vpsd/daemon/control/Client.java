package org.vpsd.daemon.control;

import org.vpsd.daemon.authz.Caller;

/**
 * Who asked.
 *
 * @param caller who it is, as the kernel says
 * @param replies the way back
 */
record Client(Caller caller, Replies replies) {}
