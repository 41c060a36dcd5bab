/** The daemon as a whole: options, wiring, signals, start and end. */
@NullMarked
package org.vpsd.daemon.main;

import org.jspecify.annotations.NullMarked;
