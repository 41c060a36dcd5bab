package org.vpsd.daemon.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.hooks.Hookery.Run;
import org.vpsd.daemon.sys.OwnAccount;

/** Hooks that are not run, each with a reason that tells what to do. */
class HookRefusalTest {

    private static final String HOOK = "running";

    @TempDir private Path temporary;
    private Hookery hooks;

    @BeforeEach
    void prepare() throws IOException {
        hooks = new Hookery(temporary);
    }

    private Path file() {
        return hooks.directory.resolve(HOOK);
    }

    private void assertNotRun(String message) {
        Run run = hooks.run(HOOK);
        assertThat(run.result()).isEqualTo(new HookResult.Failed(message));
        assertThat(run.lines()).isEmpty();
    }

    private void assertRun() {
        assertThat(hooks.run(HOOK).result()).isEqualTo(new HookResult.Ok());
    }

    private static void own(Path file, String user) throws IOException {
        assumeTrue(OwnAccount.isRoot(), "only root can give files away");
        UserPrincipal principal =
                FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(user);
        Files.setOwner(file, principal);
    }

    @Test
    void aDirectory() throws IOException {
        Files.createDirectory(file());

        assertNotRun("cannot be run: " + file() + " is a directory; a hook is an executable file");
    }

    @Test
    void aDanglingLink() throws IOException {
        Files.createSymbolicLink(file(), Path.of("nowhere"));

        assertNotRun(
                "cannot be run: "
                        + file()
                        + " is a symbolic link to nowhere, which does not exist");
    }

    @Test
    void aLinkToItself() throws IOException {
        Files.createSymbolicLink(file(), Path.of(HOOK));

        assertThat(hooks.run(HOOK).result())
                .isInstanceOfSatisfying(
                        HookResult.Failed.class,
                        failed -> assertThat(failed.message()).startsWith("cannot be run: "));
    }

    @Test
    void aFileThatIsNotExecutable() throws IOException {
        Hookery.mode(hooks.script(HOOK, "echo no"), "rw-r--r--");

        assertNotRun("cannot be run: %1$s is not executable; chmod +x %1$s".formatted(file()));
    }

    @Test
    void aPipe() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor()).isZero();

        assertNotRun("cannot be run: " + file() + " is not a regular file");
    }

    @Test
    void aScriptWhoseInterpreterIsMissing() throws IOException {
        hooks.executable(HOOK, "#! /opt/nothing/python -u\nprint(1)\n");

        assertNotRun(
                "cannot be run: the first line of "
                        + file()
                        + " names /opt/nothing/python, which is not there or not executable");
    }

    @Test
    void aScriptWithTheLineEndsOfAnotherSystem() throws IOException {
        hooks.executable(HOOK, "#!/bin/sh\r\necho no\r\n");

        assertNotRun(
                "cannot be run: the lines of "
                        + file()
                        + " end with carriage returns; save it with the line ends of Unix");
    }

    @Test
    void aProgramOfNoSystem() throws IOException {
        hooks.executable(HOOK, "MZ\0\0\1");

        assertNotRun(
                "cannot be run: " + file() + " is neither a program of this system nor a script");
    }

    @Test
    void aFileThatEverybodyCanWriteTo() throws IOException {
        Hookery.mode(hooks.script(HOOK, "exit 0"), "rwxrwxrwx");

        assertNotRun(
                "is refused: %1$s is writable by everybody; chmod go-w %1$s".formatted(file()));
    }

    @Test
    void aDirectoryThatEverybodyCanWriteTo() throws IOException {
        hooks.script(HOOK, "exit 0");
        Hookery.mode(hooks.directory, "rwxrwxrwx");

        assertNotRun(
                "is refused: %1$s is writable by everybody; chmod go-w %1$s"
                        .formatted(hooks.directory));
    }

    @Test
    void aLinkToAFileInADirectoryThatEverybodyCanWriteTo() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Path target = Files.move(hooks.script(HOOK, "exit 0"), elsewhere.resolve("target"));
        Files.createSymbolicLink(file(), target);
        assertRun();

        Hookery.mode(elsewhere, "rwxrwxrwx");

        assertNotRun(
                "is refused: %1$s is writable by everybody; chmod go-w %1$s".formatted(elsewhere));
    }

    @Test
    void aDirectoryFarAboveThatEverybodyCanWriteTo() throws IOException {
        assumeTrue(OwnAccount.isRoot(), "an ordinary user's daemon does not look there");
        hooks.script(HOOK, "exit 0");
        Hookery.mode(temporary, "rwxrwxrwx");

        assertNotRun(
                "is refused: %1$s is writable by everybody; chmod go-w %1$s".formatted(temporary));
    }

    @Test
    void aFileOfAStranger() throws IOException {
        own(hooks.script(HOOK, "exit 0"), "nobody");

        assertNotRun(
                "is refused: %1$s belongs to nobody, who is neither root nor the instance's owner; chown root %1$s"
                        .formatted(file()));
    }

    @Test
    void aDirectoryOfAStranger() throws IOException {
        hooks.script(HOOK, "exit 0");
        own(hooks.directory, "nobody");

        assertThat(hooks.run(HOOK).result())
                .isInstanceOfSatisfying(
                        HookResult.Failed.class,
                        failed ->
                                assertThat(failed.message())
                                        .startsWith("is refused: " + hooks.directory + " belongs"));
    }

    @Test
    void theInstancesOwnerIsNoStranger() throws IOException {
        own(hooks.script(HOOK, "exit 0"), "nobody");
        own(hooks.directory, "nobody");
        hooks.owner = Optional.of("nobody");

        assertRun();
    }
}
