package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole configuration directories with what {@code vpsd -t} says of them: in {@code golden}, each
 * case has a directory {@code etc} and the file {@code expected.txt}, in which {@code ETC} stands
 * for that directory.
 */
class GoldenTest {

    @TempDir private Path temp;

    static List<Path> cases() throws IOException, URISyntaxException {
        URL golden = Objects.requireNonNull(GoldenTest.class.getResource("golden"));
        try (Stream<Path> cases = Files.list(Path.of(golden.toURI()))) {
            return cases.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatItShould(Path golden) throws IOException {
        ConfigTree tree = new ConfigTree(temp).copyOf(golden.resolve("etc"));
        assertThat(ConfigReport.render(tree.read()).replace(temp.toString(), "ETC"))
                .isEqualTo(Files.readString(golden.resolve("expected.txt")));
    }
}
