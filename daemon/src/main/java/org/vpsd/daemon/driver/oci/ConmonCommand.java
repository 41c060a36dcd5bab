package org.vpsd.daemon.driver.oci;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line that launches a container under conmon (conmon(8)).
 *
 * @param libexec where our scripts are
 * @param conmon the program
 * @param runtime the OCI runtime
 */
record ConmonCommand(Path libexec, Path conmon, Path runtime) {

    /**
     * The line: our script claims the launch and becomes conmon, which has our other script call
     * the runtime.
     *
     * @param log takes what the console shows
     */
    List<String> launching(LaunchPlaces places, Path log) {
        List<String> argv = new ArrayList<>();
        argv.add("/bin/sh");
        argv.add(libexec.resolve("container").toString());
        argv.add(places.file().toString());
        argv.add(places.complaints().toString());
        argv.add(conmon.toString());
        argv.addAll(List.of("--api-version", "1", "--sync"));
        argv.addAll(List.of("-c", places.id(), "-n", places.id(), "-u", places.token()));
        argv.addAll(List.of("-r", libexec.resolve("oci-runtime").toString()));
        for (String argument :
                List.of(runtime.toString(), "--root", places.runtimeRoot().toString())) {
            argv.addAll(List.of("--runtime-arg", argument));
        }
        argv.addAll(List.of("-b", places.bundle().toString()));
        argv.addAll(List.of("-p", places.pidFile().toString()));
        argv.addAll(List.of("-l", "k8s-file:" + log));
        argv.addAll(List.of("--exit-dir", places.exitDirectory().toString()));
        argv.addAll(List.of("--persist-dir", places.persistDirectory().toString()));
        argv.addAll(List.of("--socket-dir-path", places.sockets().toString()));
        argv.addAll(List.of("-t", "-i", "--leave-stdin-open"));
        return argv;
    }
}
