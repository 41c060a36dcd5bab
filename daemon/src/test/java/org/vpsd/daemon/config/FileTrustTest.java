package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.sys.OwnAccount;

class FileTrustTest {

    /** Some account that is not root; it need not have a name. */
    private static final int STRANGER = 54321;

    @TempDir private Path temp;

    private Path directory;
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        directory = Files.createDirectories(temp.resolve("outer/inner"));
        file = Files.writeString(directory.resolve("config"), "");
        ConfigTree.mode(temp.resolve("outer"), "rwxr-xr-x");
        ConfigTree.mode(directory, "rwxr-xr-x");
        ConfigTree.mode(file, "rw-r--r--");
    }

    private Optional<String> objection(String daemonUser) throws IOException {
        return new FileTrust(daemonUser)
                .ofFile(file)
                .map(o -> (o.message() + " -> " + o.hint()).replace(temp + "/", ""));
    }

    private Optional<String> objection() throws IOException {
        return objection(OwnAccount.user());
    }

    private static void chown(Path path, String what, int id) throws IOException {
        assumeTrue(OwnAccount.isRoot(), "only root can give files away");
        Files.setAttribute(path, "unix:" + what, id);
    }

    @Test
    void aFileThatOnlyTheDaemonsAccountCanChangeIsBelieved() throws IOException {
        assertThat(objection()).isEmpty();
    }

    @Test
    void aFileThatEverybodyCanChangeIsNot() throws IOException {
        ConfigTree.mode(file, "rw-r--rw-");
        assertThat(objection())
                .contains(
                        "outer/inner/config is writable by everybody, who could change what vpsd"
                                + " runs -> chmod go-w outer/inner/config");
    }

    @Test
    void norOneInADirectoryThatEverybodyCanChangeEvenASticky() throws IOException {
        ConfigTree.mode(directory, "rwxr-xrwx");
        assertThat(objection()).get().asString().startsWith("outer/inner is writable by everybody");
        Files.setAttribute(directory, "unix:mode", 01777);
        assertThat(objection()).get().asString().startsWith("outer/inner is writable by everybody");
    }

    @Test
    void norOneOfAStranger() throws IOException {
        chown(file, "uid", STRANGER);
        assertThat(objection())
                .contains(
                        "outer/inner/config belongs to 54321, who could change what vpsd runs ->"
                                + " chown root outer/inner/config");
        assertThat(objection("54321")).isEmpty();
    }

    @Test
    void norOneThatAGroupCanChangeOtherThanRoots() throws IOException {
        chown(file, "gid", STRANGER);
        ConfigTree.mode(file, "rw-rw-r--");
        assertThat(objection())
                .get()
                .asString()
                .startsWith("outer/inner/config is writable by group 54321");
        Files.setAttribute(file, "unix:gid", 0);
        assertThat(objection()).isEmpty();
    }

    /** User private groups: the group of an ordinary user that only that user is in. */
    @Test
    void anOrdinaryUsersOwnGroupIsThatUser() throws IOException {
        chown(file, "uid", STRANGER);
        chown(file, "gid", STRANGER);
        ConfigTree.mode(file, "rw-rw-r--");
        assertThat(objection("54321")).isEmpty();
    }

    @Test
    void forRootEveryDirectoryAboveCounts() throws IOException {
        chown(temp, "uid", 0);
        ConfigTree.mode(temp.resolve("outer"), "rwxrwxrwx");
        assertThat(objection("root")).get().asString().startsWith("outer is writable by everybody");
        assertThat(objection("daemon")).isEmpty();
        Files.setAttribute(temp.resolve("outer"), "unix:mode", 01777);
        assertThat(objection("root")).isEmpty();
        chown(temp.resolve("outer"), "uid", STRANGER);
        assertThat(objection("root")).get().asString().startsWith("outer belongs to 54321");
    }

    /** What was found of the directories above is remembered, good or bad. */
    @Test
    void twoFilesOfOneDirectoryAreJudgedAlike() throws IOException {
        chown(temp, "uid", 0);
        Path other = Files.writeString(directory.resolve("other"), "");
        FileTrust trust = new FileTrust("root");
        assertThat(trust.ofFile(file)).isEmpty();
        assertThat(trust.ofFile(other)).isEmpty();
        ConfigTree.mode(temp.resolve("outer"), "rwxrwxrwx");
        FileTrust later = new FileTrust("root");
        assertThat(later.ofFile(file)).isPresent().isEqualTo(later.ofFile(other));
    }

    @Test
    void aLinkIsJudgedByItsTargetAndByWhereItStands() throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        ConfigTree.mode(elsewhere, "rwxr-xr-x");
        Path target = Files.move(file, elsewhere.resolve("target"));
        Files.createSymbolicLink(file, target);
        assertThat(objection()).isEmpty();
        ConfigTree.mode(target, "rw-rw-rw-");
        assertThat(objection()).get().asString().startsWith("elsewhere/target is writable");
        ConfigTree.mode(target, "rw-r--r--");
        ConfigTree.mode(directory, "rwxrwxrwx");
        assertThat(objection()).get().asString().startsWith("outer/inner is writable");
    }
}
