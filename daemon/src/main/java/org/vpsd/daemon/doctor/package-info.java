/** What this host can do for instances, and what it lacks. */
@NullMarked
package org.vpsd.daemon.doctor;

import org.jspecify.annotations.NullMarked;
