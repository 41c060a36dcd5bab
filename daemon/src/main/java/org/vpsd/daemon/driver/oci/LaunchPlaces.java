package org.vpsd.daemon.driver.oci;

import java.nio.file.Path;
import org.vpsd.daemon.driver.LaunchFile;
import org.vpsd.daemon.model.InstanceName;

/**
 * Where the files of one launch are. They are of this launch alone, so that what is left of another
 * is never mistaken for it.
 *
 * @param instance the private directory of the instance
 * @param shared a private directory of all containers
 * @param id the container's name for the runtime
 * @param token names the launch
 */
record LaunchPlaces(Path instance, Path shared, String id, String token) {

    /** Every bundle's directory in that of the instance begins so. */
    static final String BUNDLE = "container.";

    private static final int MAX_NAME = 40;

    /** The places of an instance's launch. */
    static LaunchPlaces of(InstanceName name, Path instance, Path shared, String token) {
        String safe = name.value().replaceAll("[^A-Za-z0-9_.-]", "_");
        String text = safe.length() > MAX_NAME ? safe.substring(0, MAX_NAME) : safe;
        return new LaunchPlaces(instance, shared, text + "-" + token, token);
    }

    /** What decides whether the launch happens, and then tells of it: {@link ContainerFile}. */
    Path file() {
        return LaunchFile.of(instance, token);
    }

    /** The OCI bundle; all else that is about this launch is in it, too. */
    Path bundle() {
        return instance.resolve(BUNDLE + token);
    }

    /** The runtime's configuration. */
    Path config() {
        return bundle().resolve("config.json");
    }

    /** Where conmon puts the exit status. */
    Path exitDirectory() {
        return bundle().resolve("exit");
    }

    /** The exit status, in digits. */
    Path exitFile() {
        return exitDirectory().resolve(id);
    }

    /** Where conmon notes other things, such as {@code oom}. */
    Path persistDirectory() {
        return bundle().resolve("persist");
    }

    /** The pid of the first process, for conmon's own use. */
    Path pidFile() {
        return bundle().resolve("pid");
    }

    /** What conmon has to complain of. */
    Path complaints() {
        return bundle().resolve("complaints");
    }

    /** Where the runtime keeps what it knows of containers. */
    Path runtimeRoot() {
        return shared.resolve("runtime");
    }

    /** Where conmon puts a short way to each bundle: paths of sockets are short. */
    Path sockets() {
        return shared.resolve("s");
    }

    /** The socket of the console. */
    Path console() {
        return sockets().resolve(token).resolve("attach");
    }

    /** What the root of the instance is made of, where it is more than a directory. */
    static Path storage(Path state, InstanceName name) {
        return state.resolve("storage").resolve(name.value());
    }

    /** The fifo that takes orders for conmon. */
    Path control() {
        return bundle().resolve("ctl");
    }

    /** The path of its cgroup, in each hierarchy. */
    String cgroup() {
        return "/vpsd/" + id;
    }
}
