package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.daemon.sys.OwnAccount;

/** What a configuration directory may hold. "good" is always there, and must always be read. */
class ConfigReaderTest {

    @TempDir private Path temp;

    private ConfigTree tree;

    @BeforeEach
    void setUp() throws IOException {
        tree = new ConfigTree(temp).instance("good", "command = a");
    }

    /** Asserts what is wrong, and that the good instance is there all the same. */
    private void assertProblems(String... problems) {
        Configuration configuration = tree.read();
        assertThat(tree.problems(configuration)).containsExactly(problems);
        assertThat(ConfigTree.names(configuration)).containsExactly("good");
    }

    @Test
    void anEmptyDirectoryIsAnEmptyConfiguration(@TempDir Path empty) {
        Configuration configuration = new ConfigTree(empty).read();
        assertThat(configuration)
                .isEqualTo(
                        new Configuration(List.of(), List.of(), Set.of(), DaemonSettings.DEFAULT));
    }

    @Test
    void instancesComeByNameAndWithTheirDirectories() throws IOException {
        tree.file("b/config", "zoo { command = a }\nant { command = b }")
                .instance("a", "command = c; name = moth");
        Configuration configuration = tree.read();
        assertThat(ConfigTree.names(configuration)).containsExactly("ant", "good", "moth", "zoo");
        assertThat(configuration.instances())
                .extracting(InstanceSpec::directory)
                .containsExactly(tree.path("b"), tree.path("good"), tree.path("a"), tree.path("b"));
        assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void whatIsNoInstanceIsLeftAlone() throws IOException {
        Files.createDirectories(tree.path("empty"));
        tree.file("README", "not { ours")
                .file("hooks/start_network", "#!/bin/sh\n")
                .file(".git/config", "[core]\n\tbare = false\n")
                .file("commented/config", "# off { command = x }\n");
        assertProblems();
    }

    @Test
    void aLinkedDirectoryIsReadAsOneOfItsOwn(@TempDir Path elsewhere) throws IOException {
        new ConfigTree(elsewhere).instance("web", "command = a");
        Files.createSymbolicLink(tree.path("link"), elsewhere.resolve("web"));
        Configuration configuration = tree.read();
        assertThat(ConfigTree.names(configuration)).containsExactly("good", "web");
        assertThat(configuration.instances().getLast().directory()).isEqualTo(tree.path("link"));
    }

    @Test
    void aSyntaxErrorIsShownWithItsLine() throws IOException {
        tree.file("web/config", "web {\n  command a b {\n}\n");
        Configuration configuration = tree.read();
        assertThat(ConfigTree.names(configuration)).containsExactly("good");
        assertThat(configuration.problems()).hasSize(1);
        assertThat(configuration.problems().getFirst().where())
                .startsWith(tree.path("web/config") + ":");
        assertThat(configuration.problems().getFirst().excerpt().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .matches(" *\\^");
    }

    @Test
    void aConfigThatIsADirectory() throws IOException {
        Files.createDirectories(tree.path("web/config"));
        assertProblems("web/config: cannot be read: it is a directory");
    }

    @Test
    void linksToNothing() throws IOException {
        Files.createDirectories(tree.path("web"));
        Files.createSymbolicLink(tree.path("web/config"), Path.of("gone"));
        Files.createSymbolicLink(tree.path("app"), Path.of("gone"));
        Files.createSymbolicLink(tree.path("vpsd.conf"), Path.of("gone"));
        assertProblems(
                "app: is a symbolic link to nothing (mend or remove it)",
                "vpsd.conf: cannot be read: it is a symbolic link to gone, which does not exist",
                "web/config: cannot be read: it is a symbolic link to gone, which does not exist");
    }

    @Test
    void aPipeDoesNotBlockTheDaemon() throws IOException, InterruptedException {
        Files.createDirectories(tree.path("web"));
        int status =
                new ProcessBuilder("mkfifo", "-m", "600", tree.path("web/config").toString())
                        .start()
                        .waitFor();
        assertThat(status).isZero();
        assertProblems("web/config:1:1: cannot read web/config: it is not a regular file");
    }

    @Test
    void anUnreadableFileAndDirectory() throws IOException {
        assumeFalse(OwnAccount.isRoot(), "root can read everything");
        tree.instance("web", "command = a").instance("app", "command = a");
        ConfigTree.mode(tree.path("web/config"), "-w-------");
        ConfigTree.mode(tree.path("app"), "---------");
        try {
            assertProblems(
                    "app/config: cannot be read: permission denied",
                    "web/config: cannot be read: permission denied");
        } finally {
            ConfigTree.mode(tree.path("app"), "rwx------");
        }
    }

    @Test
    void aFileBeyondAnySense() throws IOException {
        tree.file("web/config", "# " + "x".repeat((int) FileReader.MAX_BYTES));
        assertProblems("web/config:1:1: the text is too long; the limit is 1048576 bytes");
    }

    @Test
    void bytesThatAreNoText() throws IOException {
        tree.file("web/config", "");
        Files.write(tree.path("web/config"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        tree.file("app/config", "app { command = a\0 }");
        Configuration configuration = tree.read();
        assertThat(configuration.problems()).hasSize(2);
        assertThat(ConfigTree.names(configuration)).containsExactly("good");
    }

    @Test
    void somethingElseThanASection() throws IOException {
        tree.file("web/config", "command = nginx\nweb = [1, { command = a }]\n");
        Configuration configuration = tree.read();
        assertThat(tree.problems(configuration))
                .containsExactly(
                        "web/config:1:1: command: expected a section, got \"nginx\" (an instance"
                                + " is written  NAME { command = \"...\"; })",
                        "web/config:2:8: web: expected a section, got 1 (an instance is written "
                                + " NAME { command = \"...\"; })");
        assertThat(ConfigTree.names(configuration)).containsExactly("good", "web");
    }

    @Test
    void namesThatCannotBe() throws IOException {
        tree.file("web/config", "\"a/b\" { command = x }\nweb { name = \"..\"; command = x }\n");
        assertProblems(
                "web/config:1:1: \"a/b\" cannot name an instance: the name contains '/' (a name has"
                        + " letters, digits and characters such as . _ -)",
                "web/config:2:7: \"..\" cannot name an instance: the name contains '..' (a name has"
                        + " letters, digits and characters such as . _ -)");
    }

    @Test
    void aNameIsAText() throws IOException {
        tree.file("web/config", "web { name = yes; command = x }\nten { name = 10; command = x }");
        Configuration configuration = tree.read();
        assertThat(tree.problems(configuration))
                .containsExactly(
                        "web/config:1:14: name: expected a text, got true; put a text into quotes");
        assertThat(ConfigTree.names(configuration)).containsExactly("10", "good");
    }

    @Test
    void namesakesInOneFileAreBothRefused() throws IOException {
        tree.file("web/config", "web { command = a }\nweb { command = b }\n");
        assertProblems(
                "web/config:1:5: the name \"web\" is taken more than once, also at web/config:2:5"
                        + " (give each instance a name of its own; none of these is used)",
                "web/config:2:5: the name \"web\" is taken more than once, also at web/config:1:5"
                        + " (give each instance a name of its own; none of these is used)");
    }

    @Test
    void namesakesInSeveralFilesAreAllRefusedAndStillChecked() throws IOException {
        tree.instance("web", "command = a")
                .instance("app", "name = web; comand = a")
                .file("old/config", "x { name = web; command = a }");
        assertProblems(
                "app/config:2:1: the name \"web\" is taken more than once, also at old/config:1:5,"
                        + " web/config:1:1 (give each instance a name of its own; none of these is"
                        + " used)",
                "app/config:2:1: nothing says what \"web\" is (set command for a process, fsroot"
                        + " for a container or configfile for a virtual machine)",
                "app/config:2:13: unknown key \"comand\" (did you mean \"command\"?)",
                "old/config:1:5: the name \"web\" is taken more than once, also at app/config:2:1,"
                        + " web/config:1:1 (give each instance a name of its own; none of these is"
                        + " used)",
                "web/config:1:1: the name \"web\" is taken more than once, also at app/config:2:1,"
                        + " old/config:1:5 (give each instance a name of its own; none of these is"
                        + " used)");
    }

    @Test
    void afterAnInstanceThatIsNotThere() throws IOException {
        tree.instance("web", "command = a; after = [good, goood, else]");
        assertProblems(
                "web/config:2:29: after: there is no instance \"goood\" (did you mean \"good\"?)",
                "web/config:2:36: after: there is no instance \"else\"");
    }

    /** One broken instance never keeps the others from running (DESIGN.md). */
    @Test
    void afterAnInstanceThatIsRefusedIsNoProblem() throws IOException {
        tree.instance("web", "command = a; after = db").instance("db", "comand = a");
        Configuration configuration = tree.read();
        assertThat(configuration.problems()).hasSize(2);
        assertThat(ConfigTree.names(configuration)).containsExactly("good", "web");
        assertThat(configuration.instances().getLast().after())
                .containsExactly(new InstanceName("db"));
    }

    @Test
    void afterAnInstanceThatMayStandInAnUnreadableFileIsNoProblem() throws IOException {
        tree.instance("web", "command = a; after = db").file("db/config", "db { command = ");
        Configuration configuration = tree.read();
        assertThat(configuration.problems()).hasSize(1);
        assertThat(ConfigTree.names(configuration)).containsExactly("good", "web");
    }

    @Test
    void aCycleIsRefusedAndShownFromEachOfItsInstances() throws IOException {
        tree.instance("a", "command = x; after = b")
                .instance("b", "command = x; after = [good, c]")
                .instance("c", "command = x\nafter = good\nafter = a")
                .instance("d", "command = x; after = a");
        Configuration configuration = tree.read();
        assertThat(tree.problems(configuration))
                .containsExactly(
                        "a/config:2:22: after: \"a\" would start after itself: a -> b -> c -> a"
                                + " (take one name out of this circle)",
                        "b/config:2:29: after: \"b\" would start after itself: b -> c -> a -> b"
                                + " (take one name out of this circle)",
                        "c/config:4:9: after: \"c\" would start after itself: c -> a -> b -> c"
                                + " (take one name out of this circle)");
        assertThat(ConfigTree.names(configuration)).containsExactly("d", "good");
    }

    @Test
    void aFlatFileIsNotPassedOverInSilence() throws IOException {
        tree.file("vps_7.conf", "NAME = 7\nFSROOT = /vps/7\n");
        assertProblems(
                "vps_7.conf:1:1: instances of type vps are not supported by this version of vpsd");
    }

    @Test
    void aFileThatOthersCanChangeIsRefused() throws IOException {
        tree.instance("web", "command = a");
        ConfigTree.mode(tree.path("web/config"), "rw-rw-rw-");
        assertProblems(
                "web/config: is refused: web/config is writable by everybody, who could change what"
                        + " vpsd runs (chmod go-w web/config)");
    }

    @Test
    void soIsOneThatIncludesSuchAFile() throws IOException {
        tree.file("shared/part", "command = a\n")
                .instance("web", ".include \"" + tree.path("shared/part") + "\"");
        assertThat(ConfigTree.names(tree.read())).containsExactly("good", "web");
        ConfigTree.mode(tree.path("shared/part"), "rw-rw-rw-");
        assertProblems(
                "web/config: is refused: shared/part is writable by everybody, who could change"
                        + " what vpsd runs (chmod go-w shared/part)");
    }

    @Test
    void aDirectoryThatOthersCanChangeIsNotReadAtAll() throws IOException {
        ConfigTree.mode(temp, "rwxrwxrwx");
        Configuration configuration = tree.read();
        assertThat(tree.problems(configuration))
                .containsExactly(
                        "DIR: is refused: DIR is writable by everybody, who could change what vpsd"
                                + " runs (chmod go-w DIR)");
        assertThat(configuration.instances()).isEmpty();
    }

    @Test
    void aDirectoryThatIsNone() throws IOException {
        ConfigTree missing = new ConfigTree(temp.resolve("missing"));
        assertThat(missing.problems(missing.read()))
                .containsExactly("DIR: cannot be read: no such file or directory");
        ConfigTree file = new ConfigTree(tree.path("good/config"));
        assertThat(file.problems(file.read()))
                .containsExactly("DIR: cannot be read: it is not a directory");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        tree.instance("web", "comand = a\nmaxrestart = x\nrestart = y\nowner = yes")
                .file("app/config", "app {")
                .file("vpsd.conf", "on_exit = wait\n");
        assertThat(tree.read().problems()).hasSize(7);
    }

    /** What is missing after a reload was removed only if the configuration leaves no doubt. */
    @Test
    void aDirectoryWithARefusedOrUnreadableInstanceIsBroken() throws IOException {
        tree.instance("web", "comand = a").file("app/config", "app {");
        Configuration configuration = tree.read();
        assertThat(configuration.brokenDirectories())
                .containsExactlyInAnyOrder(tree.path("web"), tree.path("app"));
        assertThat(configuration.isBroken(tree.path("web"))).isTrue();
        assertThat(configuration.isBroken(tree.path("app"))).isTrue();
        assertThat(configuration.isBroken(tree.path("good"))).isFalse();
    }

    @Test
    void namesakesAndCyclesBreakTheirDirectories() throws IOException {
        tree.instance("a", "command = x; name = same")
                .instance("b", "command = x; name = same")
                .instance("c", "command = x; after = c")
                .instance("d", "command = x; after = nobody");
        assertThat(tree.read().brokenDirectories())
                .containsExactlyInAnyOrder(
                        tree.path("a"), tree.path("b"), tree.path("c"), tree.path("d"));
    }

    @Test
    void whereNothingCanBeReadEveryDirectoryIsBroken() throws IOException {
        assertThat(new ConfigTree(tree.path("missing")).read().isBroken(tree.path("missing/web")))
                .isTrue();
        ConfigTree.mode(temp, "rwxrwxrwx");
        assertThat(tree.read().isBroken(tree.path("good"))).isTrue();
    }
}
