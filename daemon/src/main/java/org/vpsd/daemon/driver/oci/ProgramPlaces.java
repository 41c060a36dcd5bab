package org.vpsd.daemon.driver.oci;

import java.nio.file.Path;

/**
 * Where the files of a program are that is run inside a container.
 *
 * @param directory all of them; within the bundle of the container, and gone with that
 * @param uuid names the program for conmon
 * @param sockets where conmon puts a short way to the directory
 */
record ProgramPlaces(Path directory, String uuid, Path sockets) {

    /** The places of a new program in a container. */
    static ProgramPlaces of(LaunchPlaces container, String token) {
        return new ProgramPlaces(
                container.bundle().resolve("program." + token), token, container.sockets());
    }

    /** What is to be run: the object {@code process} of an OCI configuration. */
    Path process() {
        return directory.resolve("process.json");
    }

    /** What conmon says of the program: first its pid, in the end how it ended. */
    Path said() {
        return directory.resolve("said");
    }

    /** Where conmon says that it can be connected to. */
    Path ready() {
        return directory.resolve("ready");
    }

    /** The pid of the program, for conmon's own use. */
    Path pidFile() {
        return directory.resolve("pid");
    }

    /** What conmon has to complain of. */
    Path complaints() {
        return directory.resolve("complaints");
    }

    /** The link to the directory, for the short way. */
    Path link() {
        return sockets.resolve(uuid);
    }

    /** The socket to connect to. */
    Path socket() {
        return link().resolve("attach");
    }
}
