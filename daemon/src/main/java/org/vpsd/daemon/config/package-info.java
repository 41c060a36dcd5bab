/**
 * From files to settings: reads a configuration directory into checked, immutable records, and says
 * everything that is wrong with it at once.
 */
@NullMarked
package org.vpsd.daemon.config;

import org.jspecify.annotations.NullMarked;
