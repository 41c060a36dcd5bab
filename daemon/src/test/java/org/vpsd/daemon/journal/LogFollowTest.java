package org.vpsd.daemon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log while it grows, is truncated and is replaced. */
class LogFollowTest {

    @TempDir private Path directory;
    private Path file;
    private final Reader reader = new Reader();

    /** Follows on a thread of its own. */
    private final class Reader implements LogTail.Sink {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean wantsMore = true;
        private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

        void start(int last) {
            thread = Thread.ofVirtual().start(() -> follow(last));
        }

        private void follow(int last) {
            try {
                new LogTail(file).follow(last, this);
            } catch (IOException e) {
                lines.add("failed: " + e);
            } catch (InterruptedException e) {
                lines.add("interrupted");
            }
        }

        @Override
        public void accept(String line) {
            lines.add(line);
        }

        @Override
        public boolean wantsMore() {
            return wantsMore;
        }

        void awaitLines(String... expected) {
            await().untilAsserted(() -> assertThat(lines).containsExactly(expected));
        }
    }

    @BeforeEach
    void prepare() {
        file = directory.resolve("web.log");
    }

    @AfterEach
    void end() {
        reader.wantsMore = false;
        await().until(() -> !reader.thread.isAlive());
    }

    private void append(String text) throws IOException {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void beginsWithTheLastLinesAndGoesOn() throws IOException {
        append("one\ntwo\nthr");
        reader.start(2);
        reader.awaitLines("two");

        append("ee\nfour\n");

        reader.awaitLines("two", "three", "four");
    }

    @Test
    void waitsForALogThatIsNotThereYet() throws IOException {
        reader.start(10);

        append("first\n");

        reader.awaitLines("first");
    }

    @Test
    void goesOnAfterATruncation() throws IOException {
        append("a long line before the rotation\nunfinished");
        reader.start(10);
        reader.awaitLines("a long line before the rotation");

        Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        reader.awaitLines("a long line before the rotation", "unfinished");
        append("after\n");

        reader.awaitLines("a long line before the rotation", "unfinished", "after");
    }

    @Test
    void goesOnWithTheNextLogAfterARename() throws IOException {
        append("before\n");
        reader.start(10);
        reader.awaitLines("before");

        Files.move(file, directory.resolve("web.log.0"));
        Files.writeString(directory.resolve("web.log.0"), "late\n", StandardOpenOption.APPEND);
        reader.awaitLines("before", "late");
        append("after\n");

        reader.awaitLines("before", "late", "after");
    }

    @Test
    void goesOnAfterARemoval() throws IOException {
        append("before\n");
        reader.start(10);
        reader.awaitLines("before");

        Files.delete(file);
        append("after\n");

        reader.awaitLines("before", "after");
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        reader.start(10);

        reader.thread.interrupt();

        reader.awaitLines("interrupted");
    }

    @Test
    void endsWhenItsThreadIsInterruptedWhileItReads() throws IOException {
        append("a line\n");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new LogTail(file).follow(1, reader))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void passesOnEveryLineHoweverItIsWritten() throws IOException {
        Random random = new Random(26);
        List<String> expected = new ArrayList<>();
        reader.start(1000);
        for (int round = 0; round < 300; round++) {
            String line = round + "é€𝄞".repeat(random.nextInt(30));
            expected.add(line);
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            int cut = random.nextInt(bytes.length);
            append(Arrays.copyOfRange(bytes, 0, cut));
            append(Arrays.copyOfRange(bytes, cut, bytes.length));
        }

        reader.awaitLines(expected.toArray(String[]::new));
    }
}
