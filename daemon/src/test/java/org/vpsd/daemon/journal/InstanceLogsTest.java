package org.vpsd.daemon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.vpsd.daemon.model.InstanceName;

class InstanceLogsTest {

    private static final InstanceName WEB = new InstanceName("web");
    private static final String TIME = "2026-11-20T22:04:57.120Z ";

    @TempDir private Path directory;
    private InstanceLogs logs;

    private final Logger logger = (Logger) LoggerFactory.getLogger(InstanceLogs.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void prepare() {
        logs =
                new InstanceLogs(
                        directory, InstantSource.fixed(Instant.parse("2026-11-20T22:04:57.12Z")));
        told.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(told);
    }

    @AfterEach
    void silence() {
        logger.detachAppender(told);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(logs.file(WEB));
    }

    private List<String> told() {
        return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void isAFileOfTheInstancesName() {
        assertThat(logs.file(WEB)).isEqualTo(directory.resolve("web.log"));
    }

    @Test
    void isForItsGroupToReadAndForNobodyElse() throws IOException {
        Path file = logs.create(WEB);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .startsWith("rw-")
                .endsWith("---")
                .doesNotContain("x");
        assertThat(logs.create(WEB)).isEqualTo(file);
    }

    @Test
    void isNotCreatedThroughALink() throws IOException {
        Files.createSymbolicLink(logs.file(WEB), directory.resolve("elsewhere"));

        assertThatThrownBy(() -> logs.create(WEB))
                .isInstanceOf(IOException.class)
                .hasMessage(logs.file(WEB) + " is not a regular file, so no log; remove it");
        logs.append(WEB, "vpsd", "running");
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void tellsWhenAndWhoBeforeEachLine() throws IOException {
        logs.append(WEB, "vpsd", "running, pid 17");
        logs.append(WEB, "start_network", "one\ntwo\r\nthree");
        logs.append(WEB, "start_network", "");

        assertThat(lines())
                .containsExactly(
                        TIME + "vpsd: running, pid 17",
                        TIME + "start_network: one",
                        TIME + "start_network: two",
                        TIME + "start_network: three",
                        TIME + "start_network: ");
    }

    @Test
    void beginsANewLineAfterAnUnfinishedOne() throws IOException {
        Files.writeString(logs.create(WEB), "half a l");

        logs.append(WEB, "vpsd", "stopped");

        assertThat(lines()).containsExactly("half a l", TIME + "vpsd: stopped");
    }

    @Test
    void keepsLinesOfManyWritersWhole() throws Exception {
        Path file = logs.create(WEB);
        String output = "output of the instance";
        Thread instance = Thread.ofVirtual().start(() -> write(file, output + "\n", 2000));
        List<Thread> writers =
                IntStream.range(0, 4)
                        .mapToObj(i -> Thread.ofVirtual().start(() -> appendMany("w" + i, 500)))
                        .toList();
        instance.join();
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(lines().stream().filter(line -> !line.isEmpty())).hasSize(4000);
        assertThat(lines().stream().filter(output::equals)).hasSize(2000);
        for (int i = 0; i < 4; i++) {
            String line = TIME + "w" + i + ": a line of text";
            assertThat(lines().stream().filter(line::equals)).hasSize(500);
        }
    }

    private void appendMany(String source, int count) {
        for (int i = 0; i < count; i++) {
            logs.append(WEB, source, "a line of text");
        }
    }

    private static void write(Path file, String line, int count) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < count; i++) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLogThatCannotBeWrittenIsToldOnceUntilItCan() throws IOException {
        Files.createDirectory(logs.file(WEB));

        assertThatCode(() -> appendMany("vpsd", 3)).doesNotThrowAnyException();
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("web: cannot write its log " + logs.file(WEB));

        Files.delete(logs.file(WEB));
        appendMany("vpsd", 3);
        assertThat(told()).hasSize(2).last().isEqualTo("web: its log can be written again");
        assertThat(lines()).hasSize(3);
    }
}
