/** Who may do what: a pure decision on what the kernel says of a caller. */
@NullMarked
package org.vpsd.daemon.authz;

import org.jspecify.annotations.NullMarked;
