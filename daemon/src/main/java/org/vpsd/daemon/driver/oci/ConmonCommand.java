package org.vpsd.daemon.driver.oci;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vpsd.daemon.driver.Execution;

/**
 * The command line that launches a container under conmon (conmon(8)).
 *
 * @param libexec where our scripts are
 * @param conmon the program
 * @param runtime the OCI runtime
 */
record ConmonCommand(Path libexec, Path conmon, Path runtime) {

    /** How much larger a log may become while the daemon is away, or slow. */
    private static final long UNATTENDED = 20;

    /**
     * The line: our script claims the launch and becomes conmon, which has our other script call
     * the runtime.
     */
    List<String> launching(Container container) {
        LaunchPlaces places = container.places();
        long maxLog = UNATTENDED * container.settings().logSize();
        List<String> argv = script("container", places.file(), places.complaints());
        addContainer(argv, places, places.token());
        argv.addAll(List.of("-b", places.bundle().toString()));
        argv.addAll(List.of("-p", places.pidFile().toString()));
        argv.addAll(List.of("-l", "k8s-file:" + container.log()));
        argv.addAll(List.of("--log-size-max", Long.toString(maxLog)));
        argv.addAll(List.of("--exit-dir", places.exitDirectory().toString()));
        argv.addAll(List.of("--persist-dir", places.persistDirectory().toString()));
        argv.addAll(List.of("--socket-dir-path", places.sockets().toString()));
        argv.addAll(List.of("-t", "-i", "--leave-stdin-open"));
        return argv;
    }

    /**
     * The line that runs a program inside a container.
     *
     * @param output what conmon does with its output
     * @param attached whether somebody is going to connect to it
     */
    List<String> running(
            LaunchPlaces container,
            ProgramPlaces program,
            Execution execution,
            String output,
            boolean attached) {
        List<String> argv =
                script("program", program.said(), program.ready(), program.complaints());
        addContainer(argv, container, program.uuid());
        argv.addAll(List.of("-b", program.directory().toString()));
        argv.addAll(List.of("-p", program.pidFile().toString()));
        argv.addAll(List.of("-l", output));
        argv.addAll(List.of("--socket-dir-path", program.sockets().toString()));
        argv.addAll(List.of("-e", "--exec-process-spec", program.process().toString()));
        if (attached) {
            argv.addAll(List.of("--exec-attach", "-i"));
        }
        if (execution.terminal().isPresent()) {
            argv.add("-t");
        }
        return argv;
    }

    private List<String> script(String name, Path... files) {
        List<String> argv = new ArrayList<>();
        argv.add("/bin/sh");
        argv.add(libexec.resolve(name).toString());
        for (Path file : files) {
            argv.add(file.toString());
        }
        argv.add(conmon.toString());
        return argv;
    }

    private void addContainer(List<String> argv, LaunchPlaces places, String uuid) {
        argv.addAll(List.of("--api-version", "1", "--sync"));
        argv.addAll(List.of("-c", places.id(), "-n", places.id(), "-u", uuid));
        argv.addAll(List.of("-r", libexec.resolve("oci-runtime").toString()));
        for (String argument :
                List.of(runtime.toString(), "--root", places.runtimeRoot().toString())) {
            argv.addAll(List.of("--runtime-arg", argument));
        }
    }
}
