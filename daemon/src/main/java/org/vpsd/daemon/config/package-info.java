/** Reads configuration directories into checked, typed settings, and tells of every problem. */
@NullMarked
package org.vpsd.daemon.config;

import org.jspecify.annotations.NullMarked;
