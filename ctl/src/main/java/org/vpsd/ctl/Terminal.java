package org.vpsd.ctl;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.vpsd.protocol.TerminalOptions;

/**
 * The terminal that vpsctl runs on, by way of stty(1). The launcher sets it back to what it was
 * when vpsctl has ended, however that came about.
 */
final class Terminal {

    private static final String STTY = "stty";

    private final String type;

    /**
     * The terminal of standard input.
     *
     * @param type what it is, as the variable TERM has it
     */
    Terminal(String type) {
        this.type = type;
    }

    /** Its size and type now. */
    TerminalOptions options() {
        String[] size = run(STTY, "size").strip().split(" ");
        return size.length == 2
                ? new TerminalOptions(number(size[0]), number(size[1]), type)
                : new TerminalOptions(0, 0, type);
    }

    /** From now on every key is passed on as it is, and nothing is shown by itself. */
    void makeRaw() {
        run(STTY, "raw", "-echo");
    }

    /** Calls back, on another thread, when its size has changed. */
    void onResize(Runnable action) {
        sun.misc.Signal.handle(new sun.misc.Signal("WINCH"), _ -> action.run());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String run(String... command) {
        @Nullable Process process = null;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectInput(Redirect.INHERIT)
                            .redirectError(Redirect.DISCARD)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            process.waitFor();
            return output;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
