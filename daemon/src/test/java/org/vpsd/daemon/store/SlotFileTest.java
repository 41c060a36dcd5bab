package org.vpsd.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlotFileTest {

    @TempDir Path directory;

    @Test
    void readsWhatWasWrittenLast() throws IOException {
        SlotFile file = new SlotFile(file());
        assertThat(file.read()).isEmpty();
        for (int i = 0; i < 5; i++) {
            file.write("text " + i);
            assertThat(new SlotFile(file()).read()).contains("text " + i);
        }
    }

    @Test
    void anotherReaderGoesOnWithTheSequence() throws IOException {
        new SlotFile(file()).write("one");
        SlotFile second = new SlotFile(file());
        assertThat(second.read()).contains("one");
        second.write("two");
        assertThat(new SlotFile(file()).read()).contains("two");
    }

    @Test
    void growsForALongText() throws IOException {
        SlotFile file = new SlotFile(file());
        file.write("short");
        String text = "ä".repeat(9000);
        file.write(text);
        assertThat(new SlotFile(file()).read()).contains(text);
        file.write("short again");
        assertThat(new SlotFile(file()).read()).contains("short again");
    }

    @Test
    void keepsItsSizeFromWriteToWrite() throws IOException {
        SlotFile file = new SlotFile(file());
        file.write("one");
        long size = Files.size(file());
        for (int i = 0; i < 20; i++) {
            file.write("text " + i);
        }
        assertThat(Files.size(file())).isEqualTo(size);
    }

    /** Whatever happens to the slot that is being written, the text before it is still there. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aTornWriteLeavesTheTextBefore(long seed) throws IOException {
        Random random = new Random(seed);
        SlotFile file = new SlotFile(file());
        int writes = 2 + random.nextInt(4);
        for (int i = 0; i < writes; i++) {
            file.write("text " + i);
        }
        byte[] before = Files.readAllBytes(file());
        file.write("the text that is torn");
        byte[] after = Files.readAllBytes(file());
        int slot = before.length / 2;
        int start = changedSlot(before, after, slot);
        int kept = random.nextInt(60);
        for (int i = start + kept; i < start + slot; i++) {
            after[i] = random.nextBoolean() ? before[i] : (byte) random.nextInt();
        }
        Files.write(file(), after);
        assertThat(new SlotFile(file()).read().orElseThrow())
                .isIn("text " + (writes - 1), "the text that is torn");
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static int changedSlot(byte[] before, byte[] after, int slot) {
        for (int i = 0; i < slot; i++) {
            if (before[i] != after[i]) {
                return 0;
            }
        }
        return slot;
    }

    @Test
    void saysThatBothCopiesAreDamaged() throws IOException {
        Files.writeString(file(), "garbage\n".repeat(100));
        assertThatThrownBy(() -> new SlotFile(file()).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged: neither of its two copies is whole");
    }

    private Path file() {
        return directory.resolve("state");
    }
}
