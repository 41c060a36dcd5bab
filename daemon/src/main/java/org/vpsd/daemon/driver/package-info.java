/**
 * What the daemon asks of a back end that makes instances real: a small core, capabilities apart.
 */
@NullMarked
package org.vpsd.daemon.driver;

import org.jspecify.annotations.NullMarked;
