/** What the daemon must not forget: one small file an instance, written before each step. */
@NullMarked
package org.vpsd.daemon.store;

import org.jspecify.annotations.NullMarked;
