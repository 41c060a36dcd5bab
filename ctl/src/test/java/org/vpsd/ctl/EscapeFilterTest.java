package org.vpsd.ctl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way out of a session, wherever what is typed is cut. */
class EscapeFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ls~#.rest | ls~ | true",
                "#.         | `` | true",
                "a#.        | a#. | false",
                "#a.        | #a. | false",
                "##.        | #. | false",
                "~##~#.     | ~#~ | true",
                "#~#.       | #~ | true",
                "#          | `` | false",
                "~.#.       | ~.#. | false"
            })
    void passesAllButTheWayOut(String typed, String passed, boolean left) {
        String line = typed.strip().replace('~', '\r');
        EscapeFilter whole = new EscapeFilter();
        assertThat(pass(whole, line)).isEqualTo(passed.replace('~', '\r'));
        assertThat(whole.hasLeft()).isEqualTo(left);
        Random random = new Random(typed.hashCode());
        for (int round = 0; round < 50; round++) {
            EscapeFilter cut = new EscapeFilter();
            StringBuilder all = new StringBuilder();
            for (int at = 0; at < line.length(); ) {
                int end = at + 1 + random.nextInt(line.length() - at);
                all.append(pass(cut, line.substring(at, end)));
                at = end;
            }
            assertThat(all.toString()).isEqualTo(passed.replace('~', '\r'));
            assertThat(cut.hasLeft()).isEqualTo(left);
        }
    }

    @Test
    void leavesEveryOtherByteAsItIs() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(new EscapeFilter().pass(all, all.length)).isEqualTo(all);
    }

    private static String pass(EscapeFilter filter, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return new String(filter.pass(bytes, bytes.length), ISO_8859_1);
    }
}
