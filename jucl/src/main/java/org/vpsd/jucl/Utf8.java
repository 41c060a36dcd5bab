package org.vpsd.jucl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text, and says where they are not UTF-8. */
final class Utf8 {

    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /**
     * Decodes bytes.
     *
     * @throws UclException they are not UTF-8
     */
    static String decode(byte[] bytes, String sourceName, @Nullable Position includedFrom)
            throws UclException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            check(bytes, text, sourceName, includedFrom);
        }
        return text;
    }

    /** The text has replacement characters: they are errors unless the bytes really have them. */
    private static void check(
            byte[] bytes, String text, String sourceName, @Nullable Position includedFrom)
            throws UclException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(input, output, true);
        if (result.isError()) {
            Scanner in = new Scanner(new Source(sourceName, text, includedFrom), text);
            throw in.error(
                    output.position(),
                    "the text is not UTF-8, got the byte 0x"
                            + Integer.toHexString(bytes[input.position()] & 0xff)
                            + "; save it as UTF-8");
        }
    }
}
