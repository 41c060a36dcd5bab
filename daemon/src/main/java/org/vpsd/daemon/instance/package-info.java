/**
 * Instances at work: each is an actor that reads events, asks the life cycle what follows, writes
 * that down, does it, and then tells of it.
 */
@NullMarked
package org.vpsd.daemon.instance;

import org.jspecify.annotations.NullMarked;
