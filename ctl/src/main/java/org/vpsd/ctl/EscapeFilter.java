package org.vpsd.ctl;

import java.io.ByteArrayOutputStream;

/**
 * Finds {@code <enter>#.} in what is typed: that leaves a session (vpsctl(8)). A {@code #} at the
 * beginning of a line is held back until the next character tells; {@code ##} sends one.
 */
final class EscapeFilter {

    private static final char ESCAPE = '#';
    private static final char LEAVE = '.';

    private boolean atLineStart = true;
    private boolean held;
    private boolean left;

    /** What of some typed bytes goes to the other side; nothing that follows the way out. */
    byte[] pass(byte[] typed, int length) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        for (int i = 0; i < length && !left; i++) {
            take(typed[i], passed);
        }
        return passed.toByteArray();
    }

    private void take(byte b, ByteArrayOutputStream passed) {
        if (held) {
            held = false;
            if (b == LEAVE) {
                left = true;
                return;
            }
            passed.write(ESCAPE);
            atLineStart = isEnter(b);
            if (b != ESCAPE) {
                passed.write(b);
            }
        } else if (atLineStart && b == ESCAPE) {
            held = true;
        } else {
            passed.write(b);
            atLineStart = isEnter(b);
        }
    }

    private static boolean isEnter(byte b) {
        return b == '\r' || b == '\n';
    }

    /** Whether the way out was typed. */
    boolean hasLeft() {
        return left;
    }
}
