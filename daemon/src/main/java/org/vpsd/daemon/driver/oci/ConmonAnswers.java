package org.vpsd.daemon.driver.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/**
 * What conmon says to its caller, a line of JSON each: {@code {"data": NUMBER}}, and a {@code
 * message} where something failed.
 */
final class ConmonAnswers {

    private ConmonAnswers() {}

    /**
     * One answer.
     *
     * @param number a pid, or an exit status; empty if something failed
     * @param message what failed
     */
    record Answer(OptionalLong number, String message) {}

    /** The answers in a file so far; a line that is still being written is left out. */
    static List<Answer> read(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return in(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The answers among some lines. */
    static List<Answer> in(List<String> lines) {
        List<Answer> answers = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("{")) {
                answers.add(parse(line));
            }
        }
        return answers;
    }

    private static Answer parse(String line) {
        try {
            if (Json.parse(line, "conmon's answer") instanceof UclObject object) {
                long number = object.integer("data").orElse(-1);
                return number >= 0
                        ? new Answer(OptionalLong.of(number), "")
                        : new Answer(
                                OptionalLong.empty(), object.string("message").orElse("").strip());
            }
        } catch (UclException e) {
            return new Answer(OptionalLong.empty(), "conmon said " + line);
        }
        return new Answer(OptionalLong.empty(), "conmon said " + line);
    }
}
