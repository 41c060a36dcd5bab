/**
 * The system's services that the daemon needs, as narrow interfaces with their real versions:
 * processes, files, timers, credentials of a peer, the service manager.
 */
@NullMarked
package org.vpsd.daemon.sys;

import org.jspecify.annotations.NullMarked;
