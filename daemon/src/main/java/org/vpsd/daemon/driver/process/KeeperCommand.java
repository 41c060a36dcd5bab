package org.vpsd.daemon.driver.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vpsd.daemon.driver.LaunchException;
import org.vpsd.daemon.driver.RunPlace;
import org.vpsd.daemon.model.CommandSettings;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.Accounts;

/** Makes the keeper's command line and environment from an instance's settings. */
final class KeeperCommand {

    private static final String DEFAULT_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** What an instance without a {@code user} takes over from the daemon. */
    private static final List<String> INHERITED =
            List.of("HOME", "USER", "LOGNAME", "SHELL", "LANG", "XDG_RUNTIME_DIR", "TZ");

    private final Path keeper;
    private final Accounts accounts;
    private final Map<String, String> daemonEnvironment;

    /**
     * Commands for one installation.
     *
     * @param keeper the keeper's script
     * @param accounts where users are looked up
     * @param daemonEnvironment the daemon's environment
     */
    KeeperCommand(Path keeper, Accounts accounts, Map<String, String> daemonEnvironment) {
        this.keeper = keeper;
        this.accounts = accounts;
        this.daemonEnvironment = daemonEnvironment;
    }

    /** The keeper's arguments for a run; see the script for their meaning. */
    List<String> argv(CommandSettings command, RunPlace place, Path runFile)
            throws LaunchException {
        Path workdir = command.workdir().orElse(Path.of("/"));
        if (!Files.isDirectory(workdir)) {
            throw new LaunchException("its workdir " + workdir + " is not a directory");
        }
        List<String> argv = new ArrayList<>();
        argv.addAll(List.of("/bin/sh", keeper.toString(), runFile.toString()));
        argv.addAll(List.of(place.log().toString(), workdir.toString()));
        if (command.user().isPresent()) {
            Accounts.Account account = account(command.user().get());
            argv.addAll(
                    List.of(
                            "setpriv",
                            "--reuid=" + account.uid(),
                            "--regid=" + account.gid(),
                            "--init-groups",
                            "--"));
        }
        argv.add(program(command, workdir).toString());
        argv.addAll(command.argv().subList(1, command.argv().size()));
        return argv;
    }

    /** The environment of a run: a minimal one, and what its settings say. */
    Map<String, String> environment(InstanceName name, CommandSettings command)
            throws LaunchException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", DEFAULT_PATH);
        for (String variable : INHERITED) {
            Optional.ofNullable(daemonEnvironment.get(variable))
                    .ifPresent(value -> environment.put(variable, value));
        }
        if (command.user().isPresent()) {
            Accounts.Account account = account(command.user().get());
            environment.put("HOME", account.home());
            environment.put("USER", account.user());
            environment.put("LOGNAME", account.user());
            environment.put("SHELL", account.shell());
            environment.remove("XDG_RUNTIME_DIR");
        }
        environment.put("VPSD_NAME", name.value());
        environment.putAll(command.environment());
        return environment;
    }

    private Accounts.Account account(String user) throws LaunchException {
        return accounts.account(user)
                .orElseThrow(() -> new LaunchException("its user '" + user + "' does not exist"));
    }

    /** The program's file: a shell would only tell in the log that it is missing. */
    private static Path program(CommandSettings command, Path workdir) throws LaunchException {
        String word = command.argv().getFirst();
        if (word.contains("/")) {
            Path file = workdir.resolve(word);
            if (!Files.exists(file)) {
                throw new LaunchException("its command " + file + " does not exist");
            }
            if (!isProgram(file)) {
                throw new LaunchException("its command " + file + " is not an executable file");
            }
            return file;
        }
        String path = command.environment().getOrDefault("PATH", DEFAULT_PATH);
        return Stream.of(path.split(":"))
                .map(directory -> Path.of(directory, word))
                .filter(KeeperCommand::isProgram)
                .findFirst()
                .orElseThrow(
                        () -> new LaunchException("its command '" + word + "' is not in " + path));
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
