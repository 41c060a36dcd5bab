/**
 * Control groups (cgroups(7)), version 2 and version 1 with all that is between: where they are
 * mounted, and what can be asked of one.
 */
@NullMarked
package org.vpsd.daemon.cgroup;

import org.jspecify.annotations.NullMarked;
