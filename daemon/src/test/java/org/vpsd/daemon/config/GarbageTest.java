package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vpsd.daemon.model.InstanceSpec;
import org.vpsd.jucl.UclException;

/** Whatever is written next to them, sound instances are read, and what is sound reads back. */
class GarbageTest {

    private static final List<String> PIECES =
            List.of(
                    "web",
                    "app",
                    "{",
                    "}",
                    "[",
                    "]",
                    "=",
                    ";",
                    ";",
                    "\n",
                    "\n",
                    "\"",
                    "'",
                    "command",
                    "after",
                    "name",
                    "good",
                    "..",
                    "maxrestart",
                    "restart_delay",
                    "environment",
                    "-1",
                    "3",
                    "10s",
                    "99999999999",
                    "1e999",
                    "yes",
                    "null",
                    "nan",
                    "\\",
                    "$X",
                    ".include",
                    "#",
                    "/*",
                    "<<EOD\n",
                    "type",
                    "vm",
                    "\0",
                    "é",
                    "owner",
                    "stop_signal");

    @TempDir private Path temp;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGoodInstanceIsReadBesideAnything(long seed) throws IOException, UclException {
        Random random = new Random(seed);
        ConfigTree tree = new ConfigTree(temp).instance("sound", "command = a");
        tree.file("garbage/config", seed % 2 == 0 ? soup(random) : plausible(random));
        Configuration configuration = tree.read();
        assertThat(ConfigTree.names(configuration)).contains("sound").isSorted();
        assertThat(ConfigReport.render(configuration)).endsWith("\n");
        for (InstanceSpec spec : configuration.instances()) {
            assertThat(
                            SpecReader.fromSaved(
                                    spec.name(), spec.directory(), spec.origin(), spec.source()))
                    .isEqualTo(spec);
        }
    }

    private static String soup(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
        }
        return text.toString();
    }

    /** Sections of right shape, so that the checks of keys and values are reached. */
    private static String plausible(Random random) {
        List<String> keys =
                List.of(
                        "command",
                        "command",
                        "after",
                        "name",
                        "maxrestart",
                        "maxrestarttime",
                        "restart",
                        "restart_delay",
                        "restart_delay_max",
                        "stop_signal",
                        "type",
                        "stop_timeout",
                        "hook_timeout",
                        "environment",
                        "workdir",
                        "osversion",
                        "xyz");
        List<String> values =
                List.of(
                        "1",
                        "-1",
                        "2.50",
                        "10s",
                        "yes",
                        "null",
                        "nan",
                        "inf",
                        "a b",
                        "\"\"",
                        "[]",
                        "[a, 1, 0.25]",
                        "{ A = b; C = 0.10 }",
                        "TERM",
                        "always",
                        "process",
                        "web",
                        "'it''s'",
                        "99999999999",
                        "[[a]]",
                        "{ a { b = c } }");
        StringBuilder text = new StringBuilder();
        for (String tag : List.of("web", "app", "db")) {
            text.append(tag).append(" {\n").append("command = run\n".repeat(random.nextInt(2)));
            for (int i = random.nextInt(4); i > 0; i--) {
                text.append(keys.get(random.nextInt(keys.size())))
                        .append(" = ")
                        .append(values.get(random.nextInt(values.size())))
                        .append('\n');
            }
            text.append("}\n");
        }
        return text.toString();
    }
}
