/**
 * vpsctl, the command line client of vpsd.
 *
 * <p>{@link org.vpsd.ctl.Vpsctl} reads the arguments, finds the command in {@link
 * org.vpsd.ctl.Commands} and runs its {@link org.vpsd.ctl.Handler}, which sends one request and
 * shows the answer. How fast {@code vpsctl status} comes back is mostly how few classes it loads:
 * what only some commands or errors need stands in classes of its own, and nothing on that path
 * uses streams, regular expressions or format strings.
 */
@NullMarked
package org.vpsd.ctl;

import org.jspecify.annotations.NullMarked;
