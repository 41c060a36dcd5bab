/** What is told of instances: their logs, to be written, read and followed, and their changes. */
@NullMarked
package org.vpsd.daemon.journal;

import org.jspecify.annotations.NullMarked;
