package org.vpsd.daemon.model;

/**
 * The size of a terminal, in characters; 0 where it is not known.
 *
 * @param rows its height
 * @param columns its width
 */
public record TerminalSize(int rows, int columns) {}
