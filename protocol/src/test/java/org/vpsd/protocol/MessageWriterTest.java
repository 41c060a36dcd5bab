package org.vpsd.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

    private static final int BOUND = 1000;

    @Test
    void whatIsWrittenIsRead() throws IOException, BadMessageException {
        Reply.Progress message = new Reply.Progress(1, "web", "é\n\u2028");
        ByteBuffer sink = ByteBuffer.allocate(BOUND);

        new MessageWriter(new TricklingChannel(sink), BOUND).write(message);

        MessageReader reader =
                new MessageReader(
                        new ChunkedChannel(
                                Arrays.copyOf(sink.array(), sink.position()), new Random(1)),
                        BOUND);
        assertThat(Reply.parse(String.valueOf(reader.readLine()))).isEqualTo(message);
        assertThat(reader.readLine()).isNull();
    }

    @Test
    void theWriterKeepsToTheBoundOfTheReader() throws IOException, BadMessageException {
        Reply message = new Reply.Progress(1, "web", "");
        int length = message.toLine().length() - 1;
        ByteBuffer sink = ByteBuffer.allocate(BOUND);

        new MessageWriter(new TricklingChannel(sink), length).write(message);
        int written = sink.position();
        MessageWriter narrow = new MessageWriter(new TricklingChannel(sink), length - 1);

        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(() -> narrow.write(message))
                .withMessage("the message has " + length + " bytes, its bound is " + (length - 1));
        assertThat(sink.position()).isEqualTo(written);
    }
}
