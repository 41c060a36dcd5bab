package org.vpsd.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private static final int BOUND = 1000;

    @RepeatedTest(50)
    void findsTheLinesHoweverTheyAreCut(RepetitionInfo repetition)
            throws IOException, BadMessageException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            lines.add(randomLine(random, random.nextInt(BOUND / 4)));
        }
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(UTF_8);

        MessageReader reader = new MessageReader(new ChunkedChannel(bytes, random), BOUND);

        for (String line : lines.isEmpty() ? List.of("") : lines) {
            assertThat(reader.readLine()).isEqualTo(line);
        }
        assertThat(reader.readLine()).isNull();
    }

    private static String randomLine(Random random, int length) {
        StringBuilder line = new StringBuilder();
        while (line.length() < length) {
            line.appendCodePoint(random.nextBoolean() ? 'a' + random.nextInt(26) : 0x1F600);
        }
        return line.toString();
    }

    @RepeatedTest(50)
    void garbageGivesLinesOrClearErrorsAndAnEnd(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] bytes = new byte[random.nextInt(20 * BOUND)];
        random.nextBytes(bytes);
        MessageReader reader = new MessageReader(new ChunkedChannel(bytes, random), BOUND);

        int newlines = 0;
        for (byte b : bytes) {
            newlines += b == '\n' ? 1 : 0;
        }
        assertThat(outcomesOf(reader)).hasSizeBetween(newlines, 2 * newlines + 1);
    }

    /** One outcome a line, and one more for each line that was found too long before its end. */
    private static List<String> outcomesOf(MessageReader reader) {
        List<String> outcomes = new ArrayList<>();
        while (true) {
            try {
                @Nullable String line = reader.readLine();
                if (line == null) {
                    return outcomes;
                }
                outcomes.add(line);
            } catch (BadMessageException e) {
                outcomes.add(e.getMessage());
            } catch (EOFException e) {
                return outcomes;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void takesALineOfExactlyTheBound() throws IOException, BadMessageException {
        assertThat(reader("x".repeat(BOUND) + "\n").readLine()).isEqualTo("x".repeat(BOUND));
    }

    @Test
    void refusesALineOfOneByteMoreAndGoesOnBehindIt() throws IOException, BadMessageException {
        MessageReader reader = reader("x".repeat(BOUND + 1) + "\nnext\n");

        BadMessageException e = catchThrowableOfType(BadMessageException.class, reader::readLine);

        assertThat(e).hasMessage("the message is longer than its bound of 1000 bytes");
        assertThat(e.code()).isEqualTo(ErrorCode.TOO_LONG);
        assertThat(reader.readLine()).isEqualTo("next");
    }

    @Test
    void refusesAnEndlessLineBeforeItsEnd() {
        ChunkedChannel channel =
                new ChunkedChannel("x".repeat(100 * BOUND).getBytes(UTF_8), new Random(1));
        MessageReader reader = new MessageReader(channel, BOUND);

        assertThatExceptionOfType(BadMessageException.class).isThrownBy(reader::readLine);
        assertThat(channel.position()).isLessThan(2 * BOUND);
        assertThatExceptionOfType(EOFException.class).isThrownBy(reader::readLine);
    }

    @Test
    void refusesANul() throws IOException, BadMessageException {
        MessageReader reader = reader("ab\0c\nnext\n");

        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(reader::readLine)
                .withMessage("the message holds a NUL at byte 2");
        assertThat(reader.readLine()).isEqualTo("next");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException, BadMessageException {
        byte[] bytes = {'a', 'b', (byte) 0xc3, '(', '\n', 'o', 'k', '\n'};
        MessageReader reader = new MessageReader(channelOf(bytes), BOUND);

        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(reader::readLine)
                .withMessage("the message is not UTF-8 at byte 2");
        assertThat(reader.readLine()).isEqualTo("ok");
    }

    @Test
    void tellsAnEndInALineFromAnEndAfterOne() throws IOException, BadMessageException {
        MessageReader reader = reader("whole\nhal");

        assertThat(reader.readLine()).isEqualTo("whole");
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(reader::readLine)
                .withMessage("the connection ended in the middle of a message");
        assertThat(reader("").readLine()).isNull();
    }

    private static MessageReader reader(String text) {
        return new MessageReader(channelOf(text.getBytes(UTF_8)), BOUND);
    }

    private static ReadableByteChannel channelOf(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }
}
