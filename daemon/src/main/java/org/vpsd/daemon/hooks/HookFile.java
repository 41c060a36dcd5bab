package org.vpsd.daemon.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file of a hook: examined before it is run, so that what is wrong with it can be said. */
final class HookFile {

    private final HookCall call;
    private final String daemonUser;

    HookFile(HookCall call, String daemonUser) {
        this.call = call;
        this.daemonUser = daemonUser;
    }

    /**
     * The words that run the hook by the name that it has in the configuration.
     *
     * @throws RefusedHookException if it must not or cannot be run
     */
    List<String> command() throws RefusedHookException, IOException {
        Path file = call.file().toAbsolutePath();
        Path real = resolve(file);
        requireProgram(file, real);
        Trust trust = new Trust(daemonUser, call.owner());
        trust.requireDirectory(call.settings().directory().toRealPath());
        trust.requireFile(real);
        List<String> words = new ArrayList<>();
        if (ProgramKind.of(real, file) == ProgramKind.BARE_SCRIPT) {
            words.add("/bin/sh");
        }
        words.addAll(List.of(file.toString(), call.name().value(), call.hook()));
        return words;
    }

    /** The file that it is after all symbolic links. */
    private static Path resolve(Path file) throws RefusedHookException, IOException {
        try {
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            throw new RefusedHookException(
                    "cannot be run: "
                            + file
                            + " is a symbolic link to "
                            + Files.readSymbolicLink(file)
                            + ", which does not exist");
        }
    }

    private static void requireProgram(Path file, Path real) throws RefusedHookException {
        if (Files.isDirectory(real)) {
            throw new RefusedHookException(
                    "cannot be run: " + file + " is a directory; a hook is an executable file");
        }
        if (!Files.isRegularFile(real)) {
            throw new RefusedHookException("cannot be run: " + file + " is not a regular file");
        }
        if (!Files.isExecutable(real)) {
            throw new RefusedHookException(
                    "cannot be run: " + file + " is not executable; chmod +x " + file);
        }
    }
}
