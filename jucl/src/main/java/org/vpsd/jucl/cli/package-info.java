/** The command line of jucl. */
@NullMarked
package org.vpsd.jucl.cli;

import org.jspecify.annotations.NullMarked;
