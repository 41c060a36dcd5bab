/** The life of an instance as a pure table: what happens in which state, and what follows. */
@NullMarked
package org.vpsd.daemon.lifecycle;

import org.jspecify.annotations.NullMarked;
