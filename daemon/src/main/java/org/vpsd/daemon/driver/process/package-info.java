/**
 * Plain processes. Each runs under a keeper, a small shell script in a session of its own, so that
 * its log and its exit status do not depend on the daemon being there.
 */
@NullMarked
package org.vpsd.daemon.driver.process;

import org.jspecify.annotations.NullMarked;
