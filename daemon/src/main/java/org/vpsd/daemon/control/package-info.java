/** The control socket: who is there, what they want, and whether they may. */
@NullMarked
package org.vpsd.daemon.control;

import org.jspecify.annotations.NullMarked;
