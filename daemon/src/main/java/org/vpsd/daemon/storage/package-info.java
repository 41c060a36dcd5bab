/**
 * The roots of containers, where they are more than a directory: images on loop devices, overlays
 * over a template, what commands of the host mount.
 */
@NullMarked
package org.vpsd.daemon.storage;

import org.jspecify.annotations.NullMarked;
