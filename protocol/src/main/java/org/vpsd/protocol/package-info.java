/**
 * The messages between vpsctl and vpsd: JSON texts, one a line, over a Unix stream socket.
 * docs/protocol.md tells it for people who write a client of their own.
 */
@NullMarked
package org.vpsd.protocol;

import org.jspecify.annotations.NullMarked;
