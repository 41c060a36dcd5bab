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
import org.vpsd.daemon.model.CommandSettings;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.sys.Accounts;

/** What a keeper executes for an instance, made from its settings. */
final class KeptCommand {

    private static final String DEFAULT_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** What an instance without a {@code user} takes over from the daemon. */
    private static final List<String> INHERITED =
            List.of("HOME", "USER", "LOGNAME", "SHELL", "LANG", "XDG_RUNTIME_DIR", "TZ");

    private final Accounts accounts;
    private final Map<String, String> inherited;

    /** Commands of one daemon. */
    KeptCommand(Accounts accounts, Map<String, String> daemonEnvironment) {
        this.accounts = accounts;
        this.inherited = inherited(daemonEnvironment);
    }

    /** What a command gets whose settings say nothing. */
    static Map<String, String> inherited(Map<String, String> daemonEnvironment) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", DEFAULT_PATH);
        for (String variable : INHERITED) {
            Optional.ofNullable(daemonEnvironment.get(variable))
                    .ifPresent(value -> environment.put(variable, value));
        }
        return environment;
    }

    /** The directory that the command is executed in. */
    Path workdir(CommandSettings command) throws LaunchException {
        Path workdir = command.workdir().orElse(Path.of("/"));
        if (!Files.isDirectory(workdir)) {
            throw new LaunchException("its workdir " + workdir + " is not a directory");
        }
        return workdir;
    }

    /** The command and its arguments. */
    List<String> argv(CommandSettings command, Path workdir) throws LaunchException {
        List<String> argv = new ArrayList<>();
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
        Map<String, String> environment = new LinkedHashMap<>(inherited);
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
            if (isProgram(file)) {
                return file;
            }
            throw new LaunchException(
                    "its command "
                            + file
                            + (Files.exists(file)
                                    ? " is not an executable file"
                                    : " does not exist"));
        }
        String path = command.environment().getOrDefault("PATH", DEFAULT_PATH);
        return Stream.of(path.split(":"))
                .map(directory -> Path.of(directory, word))
                .filter(KeptCommand::isProgram)
                .findFirst()
                .orElseThrow(
                        () -> new LaunchException("its command '" + word + "' is not in " + path));
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
