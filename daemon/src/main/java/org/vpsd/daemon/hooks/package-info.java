/**
 * Hook scripts: finds the executable of a state, judges whether it may be run, runs it in bounds of
 * time and output, and ends it with everything that it started.
 */
@NullMarked
package org.vpsd.daemon.hooks;

import org.jspecify.annotations.NullMarked;
