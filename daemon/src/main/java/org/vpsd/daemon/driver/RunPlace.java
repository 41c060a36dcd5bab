package org.vpsd.daemon.driver;

import java.nio.file.Path;

/**
 * Where the files of an instance's runs go.
 *
 * @param directory a private directory of the instance
 * @param log the file that takes its output; exists
 */
public record RunPlace(Path directory, Path log) {}
