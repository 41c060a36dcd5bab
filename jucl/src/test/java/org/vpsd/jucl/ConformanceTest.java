package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** libucl's own basic tests; the README beside the data says what the expected outputs hold. */
class ConformanceTest {

    /** Where jucl differs on purpose: the name of the case and the error that it must give. */
    private static final Map<String, String> REFUSED =
            Map.of("22", ":2:1: the text is not UTF-8, got the byte 0xff; save it as UTF-8");

    private static final int CASES = 26;

    @ParameterizedTest
    @MethodSource("passing")
    void givesWhatLibuclGives(String name) throws Exception {
        Path input = data().resolve(name + ".in");
        String emitted = config(parser().variable("ABI", "unknown").build().parse(input));
        String again = config(parser().build().parse(emitted, name));

        Path expected = data().resolve(name + ".res");
        if (Files.exists(expected)) {
            assertThat(again + "\n").isEqualTo(Files.readString(expected));
        } else {
            assertThat(again).isEqualTo(emitted);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesOnPurpose(String name) throws Exception {
        Path input = data().resolve(name + ".in");

        assertThatThrownBy(() -> parser().build().parse(input))
                .isInstanceOf(UclException.class)
                .hasMessage(input + Objects.requireNonNull(REFUSED.get(name)));
    }

    @Test
    void coversEveryCase() throws Exception {
        assertThat(names()).hasSize(CASES).containsAll(REFUSED.keySet());
    }

    private static UclParser.Builder parser() {
        return UclParser.builder().lowercaseKeys(true);
    }

    private static String config(UclObject value) {
        return UclEmitter.emit(value, UclEmitter.Format.CONFIG);
    }

    private static Stream<String> passing() {
        return names().filter(name -> !REFUSED.containsKey(name));
    }

    private static Stream<String> refused() {
        return REFUSED.keySet().stream();
    }

    private static Stream<String> names() {
        try (Stream<Path> files = Files.list(data())) {
            return files
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".in"))
                    .map(name -> name.substring(0, name.length() - ".in".length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path data() {
        URL folder = Objects.requireNonNull(ConformanceTest.class.getResource("/ucl-conformance"));
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
