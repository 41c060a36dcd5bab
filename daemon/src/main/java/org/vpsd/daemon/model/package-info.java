/**
 * The words of the daemon: names, states, settings, exit statuses, problems. Depends on nothing.
 */
@NullMarked
package org.vpsd.daemon.model;

import org.jspecify.annotations.NullMarked;
