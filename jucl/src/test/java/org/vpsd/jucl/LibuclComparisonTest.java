package org.vpsd.jucl;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reads generated texts with jucl and with libucl's {@code ucl_tool}, which {@code -Dlibucl.tool}
 * names, and writes each difference to {@code target/libucl-differences.txt}.
 */
@EnabledIfSystemProperty(named = "libucl.tool", matches = ".+")
class LibuclComparisonTest {

    private static final Path REPORT = Path.of("target", "libucl-differences.txt");

    private final String tool = System.getProperty("libucl.tool", "");
    private final int texts = Integer.getInteger("libucl.texts", 20_000);

    @Test
    void differsSeldom() throws Exception {
        List<String> differences = new ArrayList<>();
        int both = 0;
        int none = 0;
        for (int seed = 0; seed < texts; seed++) {
            String text = new RandomUcl(seed).text();
            Optional<UclValue> theirs = libucl(text);
            Optional<UclValue> ours = jucl(text);
            if (theirs.isPresent() != ours.isPresent()) {
                differences.add(report(seed, text, theirs, ours));
            } else if (theirs.isPresent() && !isSame(theirs.get(), ours.orElseThrow())) {
                differences.add(report(seed, text, theirs, ours));
            } else if (theirs.isPresent()) {
                both++;
            } else {
                none++;
            }
        }
        String summary =
                "%d texts: %d read alike, %d refused by both, %d differences\n"
                        .formatted(texts, both, none, differences.size());
        Files.writeString(REPORT, summary + "\n" + String.join("\n", differences));
        System.out.print(summary);
        assertThat(both).as("texts that both read").isGreaterThan(texts / 4);
        assertThat(differences).as("see %s", REPORT).hasSizeLessThan(texts / 100);
    }

    private static Optional<UclValue> jucl(String text) {
        try {
            return Optional.of(UclParser.builder().build().parseValue(text, "t"));
        } catch (UclException e) {
            return Optional.empty();
        }
    }

    private Optional<UclValue> libucl(String text) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(tool, "--format", "compact_json")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(json, "libucl"));
        } catch (UclException e) {
            return Optional.of(new UclString("no JSON: " + json));
        }
    }

    /** libucl writes six digits after the point, and nan and inf as words. */
    private static boolean isSame(UclValue theirs, UclValue ours) {
        if (theirs instanceof UclObject a && ours instanceof UclObject b) {
            Map<String, UclValue> left = a.asMap();
            Map<String, UclValue> right = b.asMap();
            return left.keySet().equals(right.keySet())
                    && left.entrySet().stream()
                            .allMatch(
                                    e ->
                                            isSame(
                                                    e.getValue(),
                                                    requireNonNull(right.get(e.getKey()))));
        }
        if (theirs instanceof UclArray a && ours instanceof UclArray b) {
            if (a.values().size() != b.values().size()) {
                return false;
            }
            for (int i = 0; i < a.values().size(); i++) {
                if (!isSame(a.values().get(i), b.values().get(i))) {
                    return false;
                }
            }
            return true;
        }
        Optional<Double> x = number(theirs);
        Optional<Double> y = number(ours);
        if (x.isPresent() && y.isPresent()) {
            return Math.abs(x.get() - y.get()) <= 1e-6 * Math.max(1, Math.abs(y.get()));
        }
        return theirs.equals(ours);
    }

    private static Optional<Double> number(UclValue value) {
        return switch (value) {
            case UclInteger integer -> Optional.of((double) integer.value());
            case UclReal real -> Optional.of(real.value());
            case UclTime time -> Optional.of(time.seconds());
            default -> Optional.empty();
        };
    }

    private static String report(
            long seed, String text, Optional<UclValue> theirs, Optional<UclValue> ours) {
        return "--- seed %d\n%s\n<<< libucl: %s\n>>> jucl:   %s\n"
                .formatted(
                        seed,
                        text,
                        theirs.map(UclValue::asText).orElse("refused"),
                        ours.map(UclValue::asText).orElseGet(() -> error(text)));
    }

    private static String error(String text) {
        return "refused: " + Texts.error(text).getMessage();
    }
}
