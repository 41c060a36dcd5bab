package org.vpsd.protocol;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session's frames follow lines on the same connection. */
class FrameTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final FrameWriter writer = new FrameWriter(Channels.newChannel(sent));

    @Test
    void followLinesWithoutLosingAByte() throws Exception {
        sent.write("{\"id\":1}\n".getBytes(StandardCharsets.UTF_8));
        byte[] long1 = new byte[Frame.MAX_BYTES];
        Arrays.fill(long1, (byte) '\n');
        writer.write(new Frame(Frame.Type.INPUT, long1));
        writer.write(Frame.resize(50, 60000));
        writer.write(Frame.INPUT_END);
        writer.write(Frame.exit(-1));
        MessageReader lines = new MessageReader(received(sent.toByteArray()), 100);
        assertThat(lines.readLine()).isEqualTo("{\"id\":1}");
        FrameReader frames = lines.frames();
        assertThat(requireNonNull(frames.read()).content()).isEqualTo(long1);
        Frame resize = requireNonNull(frames.read());
        assertThat(resize.rows()).isEqualTo(50);
        assertThat(resize.columns()).isEqualTo(60000);
        assertThat(requireNonNull(frames.read()).type()).isEqualTo(Frame.Type.INPUT_END);
        assertThat(requireNonNull(frames.read()).status()).isEqualTo(-1);
        assertThat(frames.read()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\6\0\0\0\0",
                "\uffff\0\0\0\0",
                "\0\uffff\0\0\0",
                "\0\0\1\0\0",
                "\2\0\0\0\1x"
            })
    void refusesWhatIsNone(String bytes) {
        assertThatThrownBy(
                        () -> {
                            Frame frame = requireNonNull(frames(bytes).read());
                            assertThat(frame.type()).isEqualTo(Frame.Type.RESIZE);
                            assertThat(frame.rows()).isZero();
                        })
                .isInstanceOf(BadMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "i\0\0\0", "i\0\0\0\1", "i\0\0\0\2x"})
    void noticesAnEndInTheMiddle(String bytes) {
        assertThatThrownBy(() -> frames(bytes).read()).isInstanceOf(EOFException.class);
    }

    private static FrameReader frames(String bytes) throws IOException {
        return new MessageReader(received(bytes.getBytes(StandardCharsets.ISO_8859_1)), 100)
                .frames();
    }

    private static java.nio.channels.ReadableByteChannel received(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }
}
