package org.vpsd.daemon.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.HostTests;
import org.vpsd.daemon.model.StorageSettings;
import org.vpsd.daemon.model.StorageSettings.DiskType;
import org.vpsd.daemon.sys.HostCommand;
import org.vpsd.daemon.sys.OwnAccount;

/** Roots that are brought and taken away, on real loop devices and overlays. */
class RootStorageTest {

    private static final long SIZE = 32 << 20;

    @TempDir private Path temp;
    private Path root = Path.of("unset");
    private Path template = Path.of("unset");
    private Path state = Path.of("unset");

    @BeforeEach
    void makeTemplate() throws IOException {
        HostTests.require("mkfs.ext4", "resize2fs", "losetup");
        root = temp.resolve("a root");
        state = temp.resolve("state");
        template = temp.resolve("template");
        Files.createDirectories(template.resolve("etc"));
        Files.writeString(template.resolve("etc/name"), "of the template");
        Files.setAttribute(template.resolve("etc/name"), "unix:uid", 1000);
        Files.write(template.resolve("etc/large"), new byte[1 << 20]);
    }

    @AfterEach
    void leaveNothing() throws IOException {
        if (OwnAccount.isRoot()) {
            HostMounts.unmount(root);
            HostMounts.unmount(state.resolve("making"));
        }
    }

    @Test
    void anImageIsMadeOnceAndMounted() throws IOException {
        RootStorage storage = disk(SIZE, Optional.of(template));
        storage.attach();
        storage.attach();
        assertThat(HostMounts.isMounted(root)).isTrue();
        assertThat(Files.readString(root.resolve("etc/name"))).isEqualTo("of the template");
        assertThat(Files.getAttribute(root.resolve("etc/name"), "unix:uid")).isEqualTo(1000);
        assertThat(Files.getFileStore(root).getTotalSpace()).isLessThan(SIZE);
        Files.writeString(root.resolve("etc/name"), "changed");
        storage.detach();
        storage.detach();
        assertThat(HostMounts.isMounted(root)).isFalse();
        assertThat(loops()).doesNotContain(state.toString());
        storage.attach();
        assertThat(Files.readString(root.resolve("etc/name"))).isEqualTo("changed");
        storage.detach();
    }

    @Test
    void anImageGrowsWhenItIsNotMounted() throws IOException {
        RootStorage small = disk(SIZE, Optional.empty());
        small.attach();
        long before = Files.getFileStore(root).getTotalSpace();
        Files.writeString(root.resolve("kept"), "x");
        small.detach();
        RootStorage large = disk(2 * SIZE, Optional.empty());
        large.attach();
        assertThat(Files.getFileStore(root).getTotalSpace()).isGreaterThan(before + SIZE / 2);
        assertThat(root.resolve("kept")).exists();
        large.detach();
        disk(SIZE, Optional.empty()).attach();
        assertThat(Files.getFileStore(root).getTotalSpace())
                .as("it is never made smaller")
                .isGreaterThan(before + SIZE / 2);
    }

    /** Where the host can; where it cannot, it says so and does it at the next start. */
    @Test
    void anImageGrowsWhileItIsMountedOrAtTheNextStart() throws IOException {
        RootStorage storage = disk(SIZE, Optional.empty());
        storage.attach();
        long before = Files.getFileStore(root).getTotalSpace();
        Optional<String> why = storage.grow(2 * SIZE);
        if (why.isPresent()) {
            assertThat(why.get()).startsWith("its disk grows at its next start: this host cannot");
            assertThat(Files.getFileStore(root).getTotalSpace()).isEqualTo(before);
            storage.detach();
            storage.attach(2 * SIZE);
        }
        assertThat(Files.getFileStore(root).getTotalSpace()).isGreaterThan(before + SIZE / 2);
        assertThatThrownBy(() -> storage.grow(SIZE)).hasMessageContaining("never made smaller");
        storage.detach();
        assertThat(state.resolve("growing")).doesNotExist();
    }

    @Test
    void anImageIsFilledFromATarFile() throws IOException {
        Path tar = temp.resolve("t.tar.gz");
        HostMounts.run("tar", "-czf", tar.toString(), "-C", template.toString(), ".");
        RootStorage storage = disk(SIZE, Optional.of(tar));
        storage.attach();
        assertThat(Files.readString(root.resolve("etc/name"))).isEqualTo("of the template");
        assertThat(Files.getAttribute(root.resolve("etc/name"), "unix:uid")).isEqualTo(1000);
        storage.detach();
    }

    /** A template that is not there, or an attempt that was cut off, leaves no half image. */
    @Test
    void aHalfMadeImageIsNoImage() throws IOException {
        assertThatThrownBy(disk(SIZE, Optional.of(temp.resolve("nothing")))::attach)
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("nothing does not exist");
        Path noTar = Files.writeString(temp.resolve("no.tar"), "no tar");
        RootStorage broken = disk(SIZE, Optional.of(noTar));
        assertThatThrownBy(broken::attach).isInstanceOf(IOException.class);
        broken.detach();
        assertThat(state.resolve("disk")).doesNotExist();
        assertThat(loops()).doesNotContain(state.toString());
        Files.writeString(state.resolve("disk.new"), "cut off");
        disk(SIZE, Optional.of(template)).attach();
        assertThat(root.resolve("etc/name")).exists();
    }

    @Test
    void anOverlayCostsNoCopy() throws IOException {
        RootStorage storage = storage(Optional.empty(), Optional.of(template), null, null);
        storage.attach();
        storage.attach();
        assertThat(Files.readString(root.resolve("etc/name"))).isEqualTo("of the template");
        Files.setAttribute(root.resolve("etc/name"), "unix:uid", 4711);
        Files.setAttribute(root.resolve("etc/large"), "unix:uid", 4711);
        Files.writeString(root.resolve("etc/more"), "x");
        storage.detach();
        assertThat(root).isEmptyDirectory();
        assertThat(template.resolve("etc/more")).doesNotExist();
        assertThat(Files.getAttribute(template.resolve("etc/name"), "unix:uid")).isEqualTo(1000);
        assertThat(blocks(state.resolve("upper/etc/large")))
                .as("only its owner is kept apart")
                .isLessThan(100);
        storage.attach();
        assertThat(root.resolve("etc/more")).exists();
        assertThat(Files.getAttribute(root.resolve("etc/name"), "unix:uid")).isEqualTo(4711);
        storage.detach();
    }

    @Test
    void commandsOfTheHostAreRunOnceEach() throws IOException {
        Path log = temp.resolve("log");
        RootStorage storage =
                storage(
                        Optional.empty(),
                        Optional.empty(),
                        "mkdir -p '" + root + "'; echo mount >>'" + log + "'",
                        "echo unmount >>'" + log + "'");
        storage.detach();
        assertThat(log).doesNotExist();
        storage.attach();
        storage.attach();
        storage.detach();
        storage.detach();
        assertThat(Files.readAllLines(log)).containsExactly("mount", "unmount");
        storage.attach();
        storage.detach();
        assertThat(Files.readAllLines(log)).containsExactly("mount", "unmount", "mount", "unmount");
    }

    @Test
    void aCommandThatFailsIsNamed() {
        RootStorage storage =
                storage(Optional.empty(), Optional.empty(), "echo no disk >&2; exit 3", null);
        assertThatThrownBy(storage::attach)
                .hasMessageContaining("its root_mount failed:")
                .hasMessageContaining("no disk");
    }

    private RootStorage disk(long size, Optional<Path> from) {
        return storage(Optional.of(size), from, null, null);
    }

    private RootStorage storage(
            Optional<Long> disk,
            Optional<Path> from,
            @org.jspecify.annotations.Nullable String mount,
            @org.jspecify.annotations.Nullable String unmount) {
        return new RootStorage(
                new StorageSettings(
                        Optional.ofNullable(mount),
                        Optional.ofNullable(unmount),
                        disk,
                        DiskType.EXT4,
                        from),
                root,
                state);
    }

    private static int blocks(Path file) throws IOException {
        String blocks =
                HostCommand.run(
                                List.of("stat", "-c", "%b", file.toString()),
                                "",
                                Duration.ofSeconds(10))
                        .output()
                        .strip();
        return Integer.parseInt(blocks);
    }

    private static String loops() throws IOException {
        return HostCommand.run(List.of("losetup", "-a"), "", Duration.ofSeconds(10)).output();
    }
}
